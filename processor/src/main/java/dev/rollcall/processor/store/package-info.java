/**
 * State on disk that a kill leaves whole: stores that hold what was committed, and the
 * Kafka clients that tell them when it is, and how much there is to commit.
 */
@NullMarked
package dev.rollcall.processor.store;

import org.jspecify.annotations.NullMarked;
