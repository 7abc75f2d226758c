@NullMarked
package dev.rollcall.schemas.read;

import org.jspecify.annotations.NullMarked;
