package dev.rollcall.processor.decide;

import java.time.Instant;
import java.util.List;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.CredentialId;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Outcome;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.Preconditions;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AdministrationDecisionsTest {

	private Site site;

	@BeforeEach
	void makeSite() {
		this.site = Site.with(Policy.DEFAULT);
	}

	private Command.AddCredential credential(SiteId of, ProviderId provider) {
		return new Command.AddCredential(new Entity.Credential(of, new CredentialId(this.site.nextId()), provider,
				Entity.Credential.Kind.TOKEN, "CI", "ab".repeat(32), Instant.parse("2026-01-01T00:00:00Z"), null));
	}

	@Test
	void shouldRenameTheSite() {
		Outcome.Applied applied = this.site.applied(new Command.PutSite("Umbrella", false, "UTC", Preconditions.NONE));
		assertThat(applied.resource()).isInstanceOfSatisfying(Entity.Site.class,
				(renamed) -> assertThat(renamed.version()).isEqualTo(2));
		assertThat(this.site.applied(new Command.PutSite("Umbrella", false, "UTC", Preconditions.NONE)).changed())
			.isFalse();
	}

	@Test
	void shouldRefuseToMatchWhatDoesNotExist() {
		Preconditions first = new Preconditions(List.of(1L), List.of());
		assertThat(new Site().refused(new Command.PutSite("Acme", false, "UTC", first)))
			.isEqualTo(Outcome.Code.VERSION_MISMATCH);
		Preconditions none = new Preconditions(List.of(), List.of(Preconditions.ANY));
		assertThat(this.site.refused(new Command.PutSite("Acme", false, "UTC", none)))
			.isEqualTo(Outcome.Code.VERSION_MISMATCH);
	}

	@Test
	void shouldRefuseAProviderOfAnUnknownSite() {
		assertThat(new Site().refused(this.site.putProvider(Site.provider(1), "Okta", Policy.DEFAULT)))
			.isEqualTo(Outcome.Code.SITE_NOT_FOUND);
	}

	@ParameterizedTest
	@CsvSource({ "OFF, OAUTH, true", "TOKEN, OAUTH, false", "BASIC, OAUTH, false", "TOKEN, LDAP, true",
			"BASIC, SAML, true" })
	void shouldTurnScimOnForSamlAndLdapOnly(Policy.Scim scim, Entity.Provider.Protocol protocol, boolean accepted) {
		Policy policy = Policy.DEFAULT.with().scim(scim).build();
		Outcome outcome = this.site.decide(new Command.PutProvider(Site.provider(2), "Other",
				Entity.Provider.Vendor.SAML, protocol, policy, Preconditions.NONE));
		assertThat(outcome instanceof Outcome.Applied).isEqualTo(accepted);
		if (outcome instanceof Outcome.Refused refused) {
			assertThat(refused.code()).isEqualTo(Outcome.Code.POLICY_INVALID);
		}
	}

	@Test
	void shouldRefuseAProviderNameThatIsTaken() {
		assertThat(this.site.refused(this.site.putProvider(Site.provider(2), "OKTA", Policy.DEFAULT)))
			.isEqualTo(Outcome.Code.PROVIDER_NAME_TAKEN);
	}

	@Test
	void shouldKeepTheProtocol() {
		assertThat(this.site.refused(new Command.PutProvider(Site.provider(1), "Okta", Entity.Provider.Vendor.OKTA,
				Entity.Provider.Protocol.LDAP, Policy.DEFAULT, Preconditions.NONE)))
			.isEqualTo(Outcome.Code.MUTABILITY);
	}

	@Test
	void shouldStartOneReevaluationAtATime() {
		for (String company : List.of("A", "B")) {
			this.site.applied(this.site.putProvider(Site.provider(1), "Okta",
					Policy.DEFAULT.with().scim(Policy.Scim.OFF).company(company).build()));
		}
		assertThat(this.site.happened()).containsExactly("provider.updated administrator",
				"policy-change.created administrator", "job.deleted policy-changed", "job.created policy-changed");
		assertThat(this.site.directory().jobs()).hasSize(1);
	}

	@Test
	void shouldAddAndRevokeCredentials() {
		Command.AddCredential add = credential(Site.ID, Site.provider(1));
		assertThat(this.site.applied(add).resource()).isEqualTo(add.credential());
		assertThat(this.site.refused(add)).isEqualTo(Outcome.Code.ID_TAKEN);
		Command revoke = new Command.RevokeCredential(Site.provider(1), add.credential().id());
		assertThat(this.site.applied(revoke).resource()).isNull();
		assertThat(this.site.refused(revoke)).isEqualTo(Outcome.Code.CREDENTIAL_NOT_FOUND);
	}

	@Test
	void shouldRefuseCredentialsThatBelongNowhere() {
		assertThat(this.site.refused(credential(new SiteId("other"), Site.provider(1))))
			.isEqualTo(Outcome.Code.INVALID_VALUE);
		assertThat(this.site.refused(credential(Site.ID, Site.provider(9)))).isEqualTo(Outcome.Code.PROVIDER_NOT_FOUND);
	}

	@Test
	void shouldLimitLiveCredentials() {
		for (int count = 0; count < Limits.DEFAULT.liveCredentials(); count++) {
			this.site.applied(credential(Site.ID, Site.provider(1)));
		}
		assertThat(this.site.refused(credential(Site.ID, Site.provider(1)))).isEqualTo(Outcome.Code.TOO_MANY);
	}

	@Test
	void shouldRemoveCredentialsWithTheirProvider() {
		this.site.applied(credential(Site.ID, Site.provider(1)));
		this.site.applied(new Command.DeleteProvider(Site.provider(1), Preconditions.NONE));
		assertThat(this.site.happened()).containsExactly("credential.deleted administrator",
				"provider.deleted administrator", "job.created administrator");
	}

}
