/** What the rows of each view are made of: pure functions, one class per view. */
@NullMarked
package dev.rollcall.projector.view;

import org.jspecify.annotations.NullMarked;
