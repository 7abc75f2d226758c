/** One class for each deviation from the RFCs, named by its symptom. */
@NullMarked
package dev.rollcall.gateway.dialect.quirk;

import org.jspecify.annotations.NullMarked;
