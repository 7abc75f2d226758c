package dev.rollcall.gateway.admin;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.scim.AttributeDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The words of an enum on the wire; those of a policy are the values in docs/policy.md.
 */
final class Words<E extends Enum<E>> {

	static final Words<Entity.Provider.Vendor> VENDOR = of(Entity.Provider.Vendor.class);

	static final Words<Entity.Provider.Protocol> PROTOCOL = of(Entity.Provider.Protocol.class);

	static final Words<Entity.Credential.Kind> CREDENTIAL_KIND = of(Entity.Credential.Kind.class);

	static final Words<Job.Kind> JOB_KIND = of(Job.Kind.class);

	static final Words<AccountStatus> ACCOUNT_STATUS = of(AccountStatus.class);

	static final Words<Policy.Scim> SCIM = of(Policy.Scim.class);

	static final Words<Policy.UniqueIdentifier> UNIQUE_IDENTIFIER = of(Policy.UniqueIdentifier.class);

	static final Words<Policy.DeprovisionMethod> DEPROVISION_METHOD = of(Policy.DeprovisionMethod.class);

	static final Words<Policy.TwoFactor> TWO_FACTOR = of(Policy.TwoFactor.class);

	static final Words<Entitlements.Role> ROLE = of(Entitlements.Role.class);

	static final Words<Entitlements.Authentication> AUTHENTICATION = of(Entitlements.Authentication.class);

	static final Words<Extension.Resource> RESOURCE = of(Extension.Resource.class);

	static final Words<AttributeDefinition.Type> TYPE = of(AttributeDefinition.Type.class);

	static final Words<AttributeDefinition.Mutability> MUTABILITY = of(AttributeDefinition.Mutability.class);

	static final Words<AttributeDefinition.Returned> RETURNED = of(AttributeDefinition.Returned.class);

	static final Words<AttributeDefinition.Uniqueness> UNIQUENESS = of(AttributeDefinition.Uniqueness.class);

	private final Map<String, E> byWord = new LinkedHashMap<>();

	private Words(Class<E> type) {
		for (E value : type.getEnumConstants()) {
			this.byWord.put(word(value), value);
		}
	}

	private static <E extends Enum<E>> Words<E> of(Class<E> type) {
		return new Words<>(type);
	}

	@Nullable E find(String word) {
		return this.byWord.get(word);
	}

	/** All words, for a message. */
	String all() {
		return String.join(", ", this.byWord.keySet());
	}

	/** {@code USER_NAME} is {@code userName}. */
	static String word(Enum<?> value) {
		StringBuilder word = new StringBuilder();
		for (char c : value.name().toCharArray()) {
			boolean upper = !word.isEmpty() && word.charAt(word.length() - 1) == '_';
			if (upper) {
				word.setLength(word.length() - 1);
			}
			word.append((upper || c == '_') ? c : Character.toLowerCase(c));
		}
		return word.toString();
	}

}
