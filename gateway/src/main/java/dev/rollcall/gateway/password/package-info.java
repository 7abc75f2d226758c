/** Passwords kept here (docs/policy.md, "Passwords"): hashed and sealed at the edge. */
@NullMarked
package dev.rollcall.gateway.password;

import org.jspecify.annotations.NullMarked;
