/** Administration over HTTP: sites, providers, credentials, and what came of them. */
@NullMarked
package dev.rollcall.gateway.admin;

import org.jspecify.annotations.NullMarked;
