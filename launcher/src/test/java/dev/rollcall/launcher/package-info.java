@NullMarked
package dev.rollcall.launcher;

import org.jspecify.annotations.NullMarked;
