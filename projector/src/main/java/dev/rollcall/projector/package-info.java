@NullMarked
package dev.rollcall.projector;

import org.jspecify.annotations.NullMarked;
