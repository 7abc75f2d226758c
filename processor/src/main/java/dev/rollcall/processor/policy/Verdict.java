package dev.rollcall.processor.policy;

/**
 * What a rule makes of one facet.
 *
 * @param plain whether it is what an account has that no setting is about
 */
record Verdict<T>(T value, Why why, boolean plain) {
}
