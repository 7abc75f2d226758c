/** SCIM 2.0 over HTTP. */
@NullMarked
package dev.rollcall.gateway.web;

import org.jspecify.annotations.NullMarked;
