/** The reads and the rebuild over HTTP, for gateways and operators of a cluster. */
@NullMarked
package dev.rollcall.projector.http;

import org.jspecify.annotations.NullMarked;
