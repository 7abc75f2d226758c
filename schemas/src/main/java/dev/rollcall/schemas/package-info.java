@NullMarked
package dev.rollcall.schemas;

import org.jspecify.annotations.NullMarked;
