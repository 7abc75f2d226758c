package dev.rollcall.schemas;

/**
 * The value of the credentials topic: what a gateway needs to authenticate a caller
 * without asking anybody.
 *
 * @param vendor the provider's kind, which picks the dialect
 * @param enabled whether the provider's policy admits this kind of credential now
 */
public record AccessEntry(Entity.Credential credential, Entity.Provider.Vendor vendor, boolean enabled) {
}
