/** The processor's settings, and its start and stop. */
@NullMarked
package dev.rollcall.processor.config;

import org.jspecify.annotations.NullMarked;
