package dev.rollcall.projector.read;

import java.time.Duration;

/**
 * What a filter without an index may cost.
 *
 * @param candidates ids that an index may give; with more the whole mirror is read
 * @param rows resources that are tested at most
 * @param members members that are looked at in all groups together
 * @param time how long it may take
 */
public record ScanLimits(int candidates, long rows, long members, Duration time) {
}
