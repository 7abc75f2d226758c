package dev.rollcall.schemas;

/** Changes some settings of a {@link Policy}. */
public final class PolicyBuilder {

	private Policy.Scim scim;

	private Policy.UniqueIdentifier uniqueIdentifier;

	private boolean provisionUsersOnFirstLogin;

	private boolean deprovisionUsers;

	private Policy.DeprovisionMethod deprovisionMethod;

	private boolean provisionGroupMemberships;

	private boolean deprovisionGroupMemberships;

	private String company;

	private String defaultGroups;

	private String requiredGroups;

	private String excludedGroups;

	private String siteAdminGroups;

	private String groupAdminGroups;

	private String passwordGroups;

	private Policy.TwoFactor twoFactor;

	private boolean webdav;

	private boolean ftp;

	private boolean sftp;

	private String timeZone;

	private int guardPercent;

	private int guardAbsolute;

	PolicyBuilder(Policy from) {
		this.scim = from.scim();
		this.uniqueIdentifier = from.uniqueIdentifier();
		this.provisionUsersOnFirstLogin = from.provisionUsersOnFirstLogin();
		this.deprovisionUsers = from.deprovisionUsers();
		this.deprovisionMethod = from.deprovisionMethod();
		this.provisionGroupMemberships = from.provisionGroupMemberships();
		this.deprovisionGroupMemberships = from.deprovisionGroupMemberships();
		this.company = from.company();
		this.defaultGroups = from.defaultGroups();
		this.requiredGroups = from.requiredGroups();
		this.excludedGroups = from.excludedGroups();
		this.siteAdminGroups = from.siteAdminGroups();
		this.groupAdminGroups = from.groupAdminGroups();
		this.passwordGroups = from.passwordGroups();
		this.twoFactor = from.twoFactor();
		this.webdav = from.webdav();
		this.ftp = from.ftp();
		this.sftp = from.sftp();
		this.timeZone = from.timeZone();
		this.guardPercent = from.guardPercent();
		this.guardAbsolute = from.guardAbsolute();
	}

	public PolicyBuilder scim(Policy.Scim value) {
		this.scim = value;
		return this;
	}

	public PolicyBuilder uniqueIdentifier(Policy.UniqueIdentifier value) {
		this.uniqueIdentifier = value;
		return this;
	}

	public PolicyBuilder provisionUsersOnFirstLogin(boolean value) {
		this.provisionUsersOnFirstLogin = value;
		return this;
	}

	public PolicyBuilder deprovisionUsers(boolean value) {
		this.deprovisionUsers = value;
		return this;
	}

	public PolicyBuilder deprovisionMethod(Policy.DeprovisionMethod value) {
		this.deprovisionMethod = value;
		return this;
	}

	public PolicyBuilder provisionGroupMemberships(boolean value) {
		this.provisionGroupMemberships = value;
		return this;
	}

	public PolicyBuilder deprovisionGroupMemberships(boolean value) {
		this.deprovisionGroupMemberships = value;
		return this;
	}

	public PolicyBuilder company(String value) {
		this.company = value;
		return this;
	}

	public PolicyBuilder defaultGroups(String value) {
		this.defaultGroups = value;
		return this;
	}

	public PolicyBuilder requiredGroups(String value) {
		this.requiredGroups = value;
		return this;
	}

	public PolicyBuilder excludedGroups(String value) {
		this.excludedGroups = value;
		return this;
	}

	public PolicyBuilder siteAdminGroups(String value) {
		this.siteAdminGroups = value;
		return this;
	}

	public PolicyBuilder groupAdminGroups(String value) {
		this.groupAdminGroups = value;
		return this;
	}

	public PolicyBuilder passwordGroups(String value) {
		this.passwordGroups = value;
		return this;
	}

	public PolicyBuilder twoFactor(Policy.TwoFactor value) {
		this.twoFactor = value;
		return this;
	}

	public PolicyBuilder webdav(boolean value) {
		this.webdav = value;
		return this;
	}

	public PolicyBuilder ftp(boolean value) {
		this.ftp = value;
		return this;
	}

	public PolicyBuilder sftp(boolean value) {
		this.sftp = value;
		return this;
	}

	public PolicyBuilder timeZone(String value) {
		this.timeZone = value;
		return this;
	}

	public PolicyBuilder guardPercent(int value) {
		this.guardPercent = value;
		return this;
	}

	public PolicyBuilder guardAbsolute(int value) {
		this.guardAbsolute = value;
		return this;
	}

	public Policy build() {
		return new Policy(this.scim, this.uniqueIdentifier, this.provisionUsersOnFirstLogin, this.deprovisionUsers,
				this.deprovisionMethod, this.provisionGroupMemberships, this.deprovisionGroupMemberships, this.company,
				this.defaultGroups, this.requiredGroups, this.excludedGroups, this.siteAdminGroups,
				this.groupAdminGroups, this.passwordGroups, this.twoFactor, this.webdav, this.ftp, this.sftp,
				this.timeZone, this.guardPercent, this.guardAbsolute);
	}

}
