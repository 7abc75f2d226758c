/** The running product, driven from outside over HTTP and Kafka. */
@NullMarked
package dev.rollcall.e2e;

import org.jspecify.annotations.NullMarked;
