@NullMarked
package dev.rollcall.gateway.reinterpret;

import org.jspecify.annotations.NullMarked;
