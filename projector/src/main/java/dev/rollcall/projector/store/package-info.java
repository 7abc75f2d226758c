@NullMarked
package dev.rollcall.projector.store;

import org.jspecify.annotations.NullMarked;
