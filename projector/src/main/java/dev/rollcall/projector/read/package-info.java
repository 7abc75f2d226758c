@NullMarked
package dev.rollcall.projector.read;

import org.jspecify.annotations.NullMarked;
