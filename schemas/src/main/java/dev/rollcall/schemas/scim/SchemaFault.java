package dev.rollcall.schemas.scim;

/**
 * What is wrong with an extension that somebody wants to register.
 *
 * @param field where, such as {@code attributes[2].subAttributes[0].name}
 * @param detail "Expected …, but …"
 */
public record SchemaFault(String field, String detail) {
}
