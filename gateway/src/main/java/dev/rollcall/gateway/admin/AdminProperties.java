package dev.rollcall.gateway.admin;

import java.time.Duration;

import dev.rollcall.schemas.NameList;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the admin API.
 *
 * @param token the administrator's bearer token; a cluster sets it by
 * {@code ROLLCALL_ADMIN_TOKEN}, the launcher makes one at its first start
 * @param tokenHash SHA-256 of the token in hex, instead of the token itself
 * @param maxBody largest request body; larger ones are answered 413
 * @param maxPage most items in one page of a list
 * @param settleTimeout how long an answer waits until this gateway's own reads reflect a
 * new site
 * @param openMetrics whether {@code /actuator/prometheus} needs no administrator
 * @param maxSyncBody largest batch of what a synchronisation has seen
 * @param maxSeen most entries in such a batch
 * @param maxLoginGroups most groups that a login may assert
 * @param maxPreviewPages most pages of a preview that one page of its findings is made of
 * @param maxListLength most characters of a setting that lists names
 * @param maxListNames most names in it
 * @param maxListName most characters of one name
 */
@ConfigurationProperties("rollcall.admin")
public record AdminProperties(@Nullable String token, @Nullable String tokenHash,
		@DefaultValue("64KB") DataSize maxBody, @DefaultValue("200") int maxPage,
		@DefaultValue("2s") Duration settleTimeout, @DefaultValue("false") boolean openMetrics,
		@DefaultValue("5MB") DataSize maxSyncBody, @DefaultValue("2000") int maxSeen,
		@DefaultValue("1000") int maxLoginGroups, @DefaultValue("8") int maxPreviewPages,
		@DefaultValue("4000") int maxListLength, @DefaultValue("200") int maxListNames,
		@DefaultValue("200") int maxListName) {

	public AdminProperties {
		if (maxBody.toBytes() < 1 || maxBody.toBytes() > Integer.MAX_VALUE) {
			throw new IllegalArgumentException(
					"Expected rollcall.admin.max-body to be from 1 byte to 2 GB, but it is " + maxBody);
		}
		if (maxSyncBody.toBytes() < 1 || maxSyncBody.toBytes() > Integer.MAX_VALUE || maxSeen < 1) {
			throw new IllegalArgumentException(
					"Expected rollcall.admin.max-sync-body to be from 1 byte to 2 GB and max-seen at least 1, but they are "
							+ maxSyncBody + " and " + maxSeen);
		}
		if (maxLoginGroups < 1 || maxPreviewPages < 1 || maxListLength < 1 || maxListNames < 1 || maxListName < 1) {
			throw new IllegalArgumentException(
					"Expected rollcall.admin.max-login-groups, max-preview-pages, max-list-length, max-list-names and "
							+ "max-list-name of at least 1, but they are " + maxLoginGroups + ", " + maxPreviewPages
							+ ", " + maxListLength + ", " + maxListNames + " and " + maxListName);
		}
		if (maxPage < 1) {
			throw new IllegalArgumentException(
					"Expected rollcall.admin.max-page to be at least 1, but it is " + maxPage);
		}
	}

	/** Of the settings of a policy that list names. */
	NameList.Limits names() {
		return new NameList.Limits(this.maxListLength, this.maxListNames, this.maxListName);
	}

	/** Leaves the token and its hash out. */
	@Override
	public String toString() {
		return "AdminProperties[maxBody=" + this.maxBody + ", maxPage=" + this.maxPage + ", settleTimeout="
				+ this.settleTimeout + ", openMetrics=" + this.openMetrics + "]";
	}

}
