/**
 * All of the processor's Kafka: the topology, its stores, and the way from a decision to
 * records. Commands come in, and everything that follows from one goes out in one
 * transaction.
 */
@NullMarked
package dev.rollcall.processor.topology;

import org.jspecify.annotations.NullMarked;
