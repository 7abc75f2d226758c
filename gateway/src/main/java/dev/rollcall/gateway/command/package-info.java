/** Requests become commands; ids and times are passed in. */
@NullMarked
package dev.rollcall.gateway.command;

import org.jspecify.annotations.NullMarked;
