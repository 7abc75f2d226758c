@NullMarked
package dev.rollcall.schemas.codec;

import org.jspecify.annotations.NullMarked;
