package dev.rollcall.processor.store;

import java.time.Duration;
import java.util.function.UnaryOperator;

import org.apache.kafka.common.utils.Bytes;

/**
 * Which rows of a store are too old to be kept.
 *
 * @param age of a row that may go; its changelog forgets it a while after that
 * @param oldest from the newest key the first one that is to stay
 */
public record Expiry(Duration age, UnaryOperator<Bytes> oldest) {

}
