@NullMarked
package dev.rollcall.processor;

import org.jspecify.annotations.NullMarked;
