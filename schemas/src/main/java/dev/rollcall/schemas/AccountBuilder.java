package dev.rollcall.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes some fields of an {@link Entity.Account account}. */
public final class AccountBuilder {

	private final SiteId site;

	private final AccountId id;

	private Optional<ProviderId> provider;

	private Optional<UserId> user;

	private String userName;

	private Optional<String> displayName;

	private Optional<String> email;

	private AccountStatus status;

	private Reason reason;

	private Instant since;

	private String company;

	private Entitlements entitlements;

	private Optional<Instant> lastLogin;

	private boolean defaultsJoined;

	private boolean byHand;

	private List<Because> because;

	private long version;

	private final Instant created;

	private Instant lastModified;

	AccountBuilder(Entity.Account from) {
		this.site = from.site();
		this.id = from.id();
		this.provider = from.provider();
		this.user = from.user();
		this.userName = from.userName();
		this.displayName = from.displayName();
		this.email = from.email();
		this.status = from.status();
		this.reason = from.reason();
		this.since = from.since();
		this.company = from.company();
		this.entitlements = from.entitlements();
		this.lastLogin = from.lastLogin();
		this.defaultsJoined = from.defaultsJoined();
		this.byHand = from.byHand();
		this.because = from.because();
		this.version = from.version();
		this.created = from.created();
		this.lastModified = from.lastModified();
	}

	public AccountBuilder provider(Optional<ProviderId> value) {
		this.provider = value;
		return this;
	}

	public AccountBuilder user(Optional<UserId> value) {
		this.user = value;
		return this;
	}

	public AccountBuilder userName(String value) {
		this.userName = value;
		return this;
	}

	public AccountBuilder displayName(Optional<String> value) {
		this.displayName = value;
		return this;
	}

	public AccountBuilder email(Optional<String> value) {
		this.email = value;
		return this;
	}

	public AccountBuilder status(AccountStatus value) {
		this.status = value;
		return this;
	}

	public AccountBuilder reason(Reason value) {
		this.reason = value;
		return this;
	}

	public AccountBuilder since(Instant value) {
		this.since = value;
		return this;
	}

	public AccountBuilder company(String value) {
		this.company = value;
		return this;
	}

	public AccountBuilder entitlements(Entitlements value) {
		this.entitlements = value;
		return this;
	}

	public AccountBuilder lastLogin(Optional<Instant> value) {
		this.lastLogin = value;
		return this;
	}

	public AccountBuilder defaultsJoined(boolean value) {
		this.defaultsJoined = value;
		return this;
	}

	public AccountBuilder byHand(boolean value) {
		this.byHand = value;
		return this;
	}

	public AccountBuilder because(List<Because> value) {
		this.because = value;
		return this;
	}

	public AccountBuilder version(long value) {
		this.version = value;
		return this;
	}

	public AccountBuilder lastModified(Instant value) {
		this.lastModified = value;
		return this;
	}

	public Entity.Account build() {
		return new Entity.Account(this.site, this.id, this.provider, this.user, this.userName, this.displayName,
				this.email, this.status, this.reason, this.since, this.company, this.entitlements, this.lastLogin,
				this.defaultsJoined, this.byHand, this.because, this.version, this.created, this.lastModified);
	}

}
