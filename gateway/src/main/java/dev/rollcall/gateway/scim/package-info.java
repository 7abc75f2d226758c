/** RFC 7643 and RFC 7644 as values; no web types here. */
@NullMarked
package dev.rollcall.gateway.scim;

import org.jspecify.annotations.NullMarked;
