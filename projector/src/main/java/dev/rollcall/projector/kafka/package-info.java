@NullMarked
package dev.rollcall.projector.kafka;

import org.jspecify.annotations.NullMarked;
