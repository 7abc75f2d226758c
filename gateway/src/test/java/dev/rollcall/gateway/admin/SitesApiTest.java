package dev.rollcall.gateway.admin;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.rollcall.gateway.admin.Administrator.Answer;
import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.AccountStatus;
import dev.rollcall.schemas.Entitlements;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Job;
import dev.rollcall.schemas.JobId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.Reason;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.read.Views;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpMethod;

import static dev.rollcall.gateway.admin.Administrator.SITES;
import static org.assertj.core.api.Assertions.assertThat;

/** Sites by the admin API, and what is read of a site: its accounts and jobs. */
class SitesApiTest {

	private final FakeInstallation installation = new FakeInstallation();

	private final Administrator admin = new Administrator(this.installation);

	@Test
	void shouldMakeReadRenameAndListSites() {
		Answer made = this.admin.post(SITES, "{\"id\":\"globex\",\"name\":\" Globex \"}");
		assertThat(made.status()).isEqualTo(201);
		assertThat(made.header("Location")).isEqualTo("/admin/v1/sites/globex");
		assertThat(made.header("ETag")).isEqualTo("\"1\"");
		assertThat(made.json("/name").stringValue()).isEqualTo("Globex");

		assertThat(this.admin.send(HttpMethod.PUT, SITES + "/globex", "{\"name\":\"Globex Inc\"}")
			.json("/version")
			.intValue()).isEqualTo(2);
		assertThat(this.admin.get(SITES + "/globex").json("/name").stringValue()).isEqualTo("Globex Inc");
		assertThat(this.admin.get(SITES).texts("/items", "id")).containsExactly("acme", "globex");
	}

	@Test
	void shouldPageThroughSites() {
		for (String id : List.of("b", "c", "d", "e")) {
			this.admin.post(SITES, "{\"id\":\"" + id + "\",\"name\":\"x\"}");
		}

		Answer first = this.admin.get(SITES);
		assertThat(first.texts("/items", "id")).containsExactly("acme", "b", "c");
		assertThat(first.json("/next").stringValue()).isEqualTo("c");
		Answer last = this.admin.get(SITES + "?limit=2&after=c");
		assertThat(last.texts("/items", "id")).containsExactly("d", "e");
		assertThat(last.json("/next").isNull()).isTrue();
	}

	@Test
	void shouldNotMakeASiteTwiceNorByRenaming() {
		Answer twice = this.admin.post(SITES, "{\"id\":\"acme\",\"name\":\"Again\"}");
		assertThat(twice.status()).isEqualTo(409);
		assertThat(twice.fields()).containsExactly("id");

		assertThat(this.admin.send(HttpMethod.PUT, SITES + "/nobody", "{\"name\":\"x\"}").status()).isEqualTo(404);
		assertThat(this.installation.sites).hasSize(1);
	}

	@Test
	void shouldShowAccountsAndJobs() {
		SiteId acme = new SiteId("acme");
		ProviderId provider = new ProviderId(new UUID(1, 1));
		this.installation.accounts.add(new Views.AccountRow(new Entity.Account(acme, new AccountId(new UUID(2, 2)),
				Optional.of(provider), Optional.of(new UserId(new UUID(3, 3))), "ann", Optional.of("Ann"),
				Optional.empty(), AccountStatus.DISABLED, Reason.DEACTIVATED_BY_IDP, FakeInstallation.NOW, "Acme",
				Entitlements.DEFAULT, Optional.empty(), false, false, List.of(), 4, FakeInstallation.NOW,
				FakeInstallation.NOW), List.of("Sales", "Support")));
		this.installation.jobs
			.add(new Job(acme, new JobId(new UUID(4, 4)), Job.Kind.REEVALUATE_PROVIDER, provider, provider.value(),
					Optional.empty(), Optional.empty(), 7, Job.Stage.COUNT, 5, 40, 0, FakeInstallation.NOW));

		Answer accounts = this.admin.get(SITES + "/acme/accounts");
		assertThat(accounts.json("/items/0/status").stringValue()).isEqualTo("disabled");
		assertThat(accounts.json("/items/0/reason").stringValue()).isEqualTo("deactivated-by-idp");
		assertThat(accounts.json("/items/0/groups")).hasToString("[\"Sales\",\"Support\"]");
		assertThat(accounts.json("/items/0/email").isNull()).isTrue();
		Answer jobs = this.admin.get(SITES + "/acme/jobs");
		assertThat(jobs.json("/items/0/kind").stringValue()).isEqualTo("reevaluateProvider");
		assertThat(jobs.json("/items/0/done").intValue()).isEqualTo(7);
	}

}
