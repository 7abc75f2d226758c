@NullMarked
package dev.rollcall.schemas.scim;

import org.jspecify.annotations.NullMarked;
