package dev.rollcall.schemas.codec;

import java.util.EnumMap;
import java.util.Map;

import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Because;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.Extension;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.MemberType;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SyncSession;
import dev.rollcall.schemas.SyncStep;
import dev.rollcall.schemas.avro.AuthenticationCode;
import dev.rollcall.schemas.avro.CredentialKind;
import dev.rollcall.schemas.avro.DeprovisionMethod;
import dev.rollcall.schemas.avro.EffectCode;
import dev.rollcall.schemas.avro.EntityKind;
import dev.rollcall.schemas.avro.ExtendedCode;
import dev.rollcall.schemas.avro.FacetCode;
import dev.rollcall.schemas.avro.JobKind;
import dev.rollcall.schemas.avro.MemberKind;
import dev.rollcall.schemas.avro.OperationKind;
import dev.rollcall.schemas.avro.ProtocolCode;
import dev.rollcall.schemas.avro.ReasonCode;
import dev.rollcall.schemas.avro.RefusalCode;
import dev.rollcall.schemas.avro.RoleCode;
import dev.rollcall.schemas.avro.ScimAccess;
import dev.rollcall.schemas.avro.SourceCode;
import dev.rollcall.schemas.avro.StageCode;
import dev.rollcall.schemas.avro.StatusCode;
import dev.rollcall.schemas.avro.SyncState;
import dev.rollcall.schemas.avro.SyncStepCode;
import dev.rollcall.schemas.avro.TwoFactorRule;
import dev.rollcall.schemas.avro.UniqueIdentifier;
import dev.rollcall.schemas.avro.VendorCode;
import dev.rollcall.schemas.scim.Operation;

/**
 * The constants of one enum and the Avro symbols of the same names. Avro's own
 * {@code UNRECOGNIZED} has no counterpart: it stands for what only newer code knows.
 */
final class Symbols<D extends Enum<D>, A extends Enum<A>> {

	static final Symbols<Policy.Scim, ScimAccess> SCIM = of(Policy.Scim.class, ScimAccess.class);

	static final Symbols<Policy.UniqueIdentifier, UniqueIdentifier> UNIQUE_IDENTIFIER = of(
			Policy.UniqueIdentifier.class, UniqueIdentifier.class);

	static final Symbols<Policy.DeprovisionMethod, DeprovisionMethod> DEPROVISION_METHOD = of(
			Policy.DeprovisionMethod.class, DeprovisionMethod.class);

	static final Symbols<Entity.Provider.Vendor, VendorCode> VENDOR = of(Entity.Provider.Vendor.class,
			VendorCode.class);

	static final Symbols<Entity.Provider.Protocol, ProtocolCode> PROTOCOL = of(Entity.Provider.Protocol.class,
			ProtocolCode.class);

	static final Symbols<Entity.Credential.Kind, CredentialKind> CREDENTIAL = of(Entity.Credential.Kind.class,
			CredentialKind.class);

	static final Symbols<MemberType, MemberKind> MEMBER = of(MemberType.class, MemberKind.class);

	static final Symbols<AccountStatus, StatusCode> STATUS = of(AccountStatus.class, StatusCode.class);

	static final Symbols<Reason, ReasonCode> REASON = of(Reason.class, ReasonCode.class);

	static final Symbols<Job.Kind, JobKind> JOB = of(Job.Kind.class, JobKind.class);

	static final Symbols<Operation.Kind, OperationKind> OPERATION = of(Operation.Kind.class, OperationKind.class);

	static final Symbols<Outcome.Code, RefusalCode> REFUSAL = of(Outcome.Code.class, RefusalCode.class);

	static final Symbols<EntityKey.Kind, EntityKind> ENTITY = of(EntityKey.Kind.class, EntityKind.class);

	static final Symbols<Policy.TwoFactor, TwoFactorRule> TWO_FACTOR = of(Policy.TwoFactor.class, TwoFactorRule.class);

	static final Symbols<Entitlements.Role, RoleCode> ROLE = of(Entitlements.Role.class, RoleCode.class);

	static final Symbols<Entitlements.Authentication, AuthenticationCode> AUTHENTICATION = of(
			Entitlements.Authentication.class, AuthenticationCode.class);

	static final Symbols<Because.Facet, FacetCode> FACET = of(Because.Facet.class, FacetCode.class);

	static final Symbols<Entity.SiteMembership.Source, SourceCode> SOURCE = of(Entity.SiteMembership.Source.class,
			SourceCode.class);

	static final Symbols<Job.Stage, StageCode> STAGE = of(Job.Stage.class, StageCode.class);

	static final Symbols<SyncSession.State, SyncState> SYNC_STATE = of(SyncSession.State.class, SyncState.class);

	static final Symbols<SyncStep, SyncStepCode> SYNC_STEP = of(SyncStep.class, SyncStepCode.class);

	static final Symbols<PreviewPage.Effect, EffectCode> EFFECT = of(PreviewPage.Effect.class, EffectCode.class);

	static final Symbols<Extension.Resource, ExtendedCode> EXTENDED = of(Extension.Resource.class, ExtendedCode.class);

	private final Map<D, A> symbols;

	private final Map<A, D> constants;

	private Symbols(Class<D> domain, Class<A> avro) {
		this.symbols = new EnumMap<>(domain);
		this.constants = new EnumMap<>(avro);
		for (D constant : domain.getEnumConstants()) {
			A symbol = Enum.valueOf(avro, constant.name());
			this.symbols.put(constant, symbol);
			this.constants.put(symbol, constant);
		}
	}

	private static <D extends Enum<D>, A extends Enum<A>> Symbols<D, A> of(Class<D> domain, Class<A> avro) {
		return new Symbols<>(domain, avro);
	}

	A symbol(D constant) {
		A symbol = this.symbols.get(constant);
		if (symbol == null) {
			throw new IllegalStateException("unreachable: the constructor takes every constant");
		}
		return symbol;
	}

	D constant(A symbol) {
		D constant = this.constants.get(symbol);
		if (constant == null) {
			throw new UndecodableException("Expected a known " + symbol.getDeclaringClass().getSimpleName()
					+ ", but it was written by a newer version");
		}
		return constant;
	}

}
