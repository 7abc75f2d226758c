/**
 * The state of a site: rows in one sorted space, read through
 * {@link dev.rollcall.processor.state.Directory} and changed by events only. Live
 * processing, replay and the draft of a decision run the same
 * {@link dev.rollcall.processor.state.Fold}. Pure: no Kafka, no Spring, no clock.
 */
@NullMarked
package dev.rollcall.processor.state;

import org.jspecify.annotations.NullMarked;
