/** Commands out, outcomes in: the gateway's side of Kafka. */
@NullMarked
package dev.rollcall.gateway.kafka;

import org.jspecify.annotations.NullMarked;
