package dev.rollcall.processor.state;

import java.util.List;
import java.util.UUID;

import dev.rollcall.processor.Site;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.Policy;
import dev.rollcall.schemas.SiteId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The groups of one member are next to a row that is there as long as the member. */
class MemberListsTest {

	private static final UUID ANN = Site.user(1).value();

	private Site site;

	@BeforeEach
	void makeSite() {
		this.site = Site.with(Policy.DEFAULT);
		this.site.applied(this.site.createUser(Site.user(1), "{\"userName\":\"ann\"}"));
	}

	@Test
	void shouldBeginWithARowOfTheUserThatIsNoGroup() {
		assertThat(groupsOfAnn()).containsExactly(Layout.groupsOf(Site.ID, ANN));
		assertThat(this.site.directory().groupsOf(ANN)).isEmpty();
	}

	@Test
	void shouldBeginWithARowOfTheAccountThatIsNoSiteGroup() {
		Entity.Account account = this.site.account("ann").orElseThrow();
		RowKey first = Layout.siteGroupsOf(Site.ID, account.id());
		assertThat(this.site.rows().scan(first, null, 9)).extracting(Rows.Entry::key).containsExactly(first);
		assertThat(this.site.directory().siteGroupsOf(account.id())).isEmpty();
	}

	@Test
	void shouldHaveTheGroupsAfterIt() {
		this.site.applied(this.site.createGroup(Site.group(2), "two", Site.user(1)));
		this.site.applied(this.site.createGroup(Site.group(1), "one", Site.user(1)));
		assertThat(this.site.directory().groupsOf(ANN)).containsExactly(Site.group(1), Site.group(2));
		assertThat(groupsOfAnn()).hasSize(3).first().isEqualTo(Layout.groupsOf(Site.ID, ANN));
		this.site.applied(this.site.deleteGroup(Site.group(1)));
		this.site.applied(this.site.deleteGroup(Site.group(2)));
		assertThat(groupsOfAnn()).containsExactly(Layout.groupsOf(Site.ID, ANN));
	}

	@Test
	void shouldLoseItWithTheUser() {
		this.site.applied(this.site.deleteUser(Site.user(1)));
		assertThat(groupsOfAnn()).isEmpty();
	}

	/** Without the user's own row: written before there were such rows. */
	@Test
	void shouldFindTheGroupsWhereTheRowIsMissing() {
		MemoryRows old = new MemoryRows();
		SiteId acme = Site.ID;
		old.put(Layout.groupOf(acme, ANN, Site.group(1)), Row.Index.MARK);
		assertThat(new Directory(acme, old).groupsOf(ANN)).containsExactly(Site.group(1));
	}

	private List<RowKey> groupsOfAnn() {
		return this.site.rows().scan(Layout.groupsOf(Site.ID, ANN), null, 9).stream().map(Rows.Entry::key).toList();
	}

}
