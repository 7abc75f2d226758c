package dev.rollcall.schemas.read;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rollcall.schemas.AccountId;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.GroupId;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import dev.rollcall.schemas.UserId;
import dev.rollcall.schemas.codec.UndecodableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Calls of the views as bytes. */
class ViewCallTest {

	private static final SiteId SITE = new SiteId("acme");

	private static final ProviderId PROVIDER = new ProviderId(new UUID(1, 2));

	private static final Views.Scope SCOPE = new Views.Scope(SITE, PROVIDER);

	private static final UUID ID = new UUID(3, 4);

	private static final UUID AFTER = new UUID(-5, -6);

	private static final ReadBound BOUND = ReadBound.sequence(7, 8);

	private static final Views.Query QUERY = new Views.Query("userName sw \"ä\"", 2, 3,
			new Views.Sort("userName", true), new Views.Place("b", ID));

	static Stream<ViewCall> calls() {
		return Stream.of(ViewCall.user(SCOPE, new UserId(ID), BOUND), ViewCall.users(SCOPE, QUERY, BOUND),
				ViewCall.users(SCOPE, new Views.Query(null, 1, 10), ReadBound.NONE),
				ViewCall.users(SCOPE,
						new Views.Query(null, 1, 3, new Views.Sort("title", false), null, new Views.Place(null, ID)),
						BOUND),
				ViewCall.resources(SCOPE, QUERY, false, BOUND), ViewCall.resources(SCOPE, QUERY, true, BOUND),
				ViewCall.group(SCOPE, new GroupId(ID), BOUND), ViewCall.groups(SCOPE, QUERY, ReadBound.offset(1, 2)),
				ViewCall.members(SCOPE, new GroupId(ID), AFTER, 5, BOUND),
				ViewCall.members(SCOPE, new GroupId(ID), null, 5, BOUND), ViewCall.sites(null, 10),
				ViewCall.sites(SITE, 10), ViewCall.site(SITE, BOUND), ViewCall.providers(SITE, BOUND),
				ViewCall.provider(SITE, PROVIDER, BOUND), ViewCall.accounts(SITE, AFTER, 9, BOUND),
				ViewCall.jobs(SITE, BOUND), ViewCall.account(SITE, new AccountId(ID), BOUND),
				ViewCall.userWithAccount(SCOPE, new UserId(ID), BOUND), ViewCall.usersWithAccounts(SCOPE, QUERY, BOUND),
				ViewCall.setting(EntityKey.preview(SITE, new PreviewId(ID)), BOUND),
				ViewCall.setting(EntityKey.policyChange(SITE, PROVIDER, 12), BOUND),
				ViewCall.settings(SITE, EntityKey.Kind.POLICY_CHANGE, PROVIDER.value(), new UUID(0, 3), 20, BOUND),
				ViewCall.settings(SITE, EntityKey.Kind.PREVIEW_PAGE, ID, null, 8, BOUND),
				ViewCall.settings(SITE, EntityKey.Kind.PREVIEW, null, null, 8, ReadBound.NONE));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void shouldArriveAsItWasSent(ViewCall call) {
		assertThat(ViewCall.decode(call.encode())).isEqualTo(call);
	}

	@ParameterizedTest
	@MethodSource("calls")
	void shouldBeRefusedWhenItIsCutOrGoesOn(ViewCall call) {
		byte[] bytes = call.encode();
		for (int length = 0; length < bytes.length; length++) {
			byte[] cut = Arrays.copyOf(bytes, length);
			assertThatExceptionOfType(UndecodableException.class).as("%s bytes", length)
				.isThrownBy(() -> ViewCall.decode(cut));
		}
		assertThatExceptionOfType(UndecodableException.class)
			.isThrownBy(() -> ViewCall.decode(Arrays.copyOf(bytes, bytes.length + 1)));
	}

	@Test
	void shouldHaveAnExampleOfEveryMethod() {
		assertThat(calls().map(ViewCall::method)).contains(ViewCall.Method.values());
	}

	@Test
	void shouldNotShowTheFilter() {
		assertThat(ViewCall.users(SCOPE, QUERY, BOUND)).asString().doesNotContain("ä", "userName");
	}

}
