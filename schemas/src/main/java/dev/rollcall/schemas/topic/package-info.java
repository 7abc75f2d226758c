@NullMarked
package dev.rollcall.schemas.topic;

import org.jspecify.annotations.NullMarked;
