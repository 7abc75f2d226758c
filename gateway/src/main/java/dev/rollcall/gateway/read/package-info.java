/** Reads: how current they have to be, and where they are answered. */
@NullMarked
package dev.rollcall.gateway.read;

import org.jspecify.annotations.NullMarked;
