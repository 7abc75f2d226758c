/** Who is calling: credentials and the providers they stand for. */
@NullMarked
package dev.rollcall.gateway.access;

import org.jspecify.annotations.NullMarked;
