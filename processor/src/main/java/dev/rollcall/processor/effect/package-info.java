/**
 * What follows from a change of the mirror: accounts, site groups and their memberships.
 * Decisions and jobs share these, so that a step of a job does exactly what a command
 * would have done. Pure.
 */
@NullMarked
package dev.rollcall.processor.effect;

import org.jspecify.annotations.NullMarked;
