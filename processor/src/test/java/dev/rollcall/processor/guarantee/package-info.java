/**
 * What holds in every run, whatever drives it: simulation, tests against a broker, or
 * load.
 */
@NullMarked
package dev.rollcall.processor.guarantee;

import org.jspecify.annotations.NullMarked;
