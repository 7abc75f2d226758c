/**
 * What identity providers send that is not in the RFCs, turned into what is. What a type
 * alone decides (booleans and numbers as text, a text where a complex value with
 * {@code value} is due, names in any case, a dot after a URN) is not here: the schema
 * package reads it by type, for everybody.
 */
@NullMarked
package dev.rollcall.gateway.dialect;

import org.jspecify.annotations.NullMarked;
