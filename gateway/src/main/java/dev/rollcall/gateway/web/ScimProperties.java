package dev.rollcall.gateway.web;

import dev.rollcall.gateway.scim.JsonLimits;
import dev.rollcall.gateway.scim.ListQuery;
import dev.rollcall.gateway.scim.RequestLimits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the SCIM API.
 *
 * @param maxBody largest request body; a command holds it and what was read from it, and
 * has to fit into one record
 * @param maxUri longest path and query, in characters
 * @param defaultPage resources in a list whose request names no {@code count}
 * @param maxPage most resources in a list
 * @param maxOperations most operations in one PATCH
 * @param maxMembers most members named in one request
 * @param membersChunk members of a group that are in memory at a time
 */
@ConfigurationProperties("rollcall.gateway.scim")
record ScimProperties(@DefaultValue("7MB") DataSize maxBody, @DefaultValue("32768") int maxUri,
		@DefaultValue("100") int defaultPage, @DefaultValue("1000") int maxPage,
		@DefaultValue("10000") int maxOperations, @DefaultValue("100000") int maxMembers,
		@DefaultValue("10000") int membersChunk) {

	ScimProperties {
		if (maxUri < 1 || membersChunk < 1) {
			throw new IllegalArgumentException(
					"Expected rollcall.gateway.scim.max-uri and members-chunk to be at least 1, but they are " + maxUri
							+ " and " + membersChunk);
		}
	}

	int maxBodyBytes() {
		return Math.toIntExact(this.maxBody.toBytes());
	}

	ListQuery.Limits pages() {
		return new ListQuery.Limits(this.defaultPage, this.maxPage);
	}

	JsonLimits json() {
		JsonLimits standard = JsonLimits.DEFAULT;
		return new JsonLimits(maxBodyBytes(), standard.depth(), standard.numberLength(), standard.textLength(),
				standard.nameLength(), standard.tokens());
	}

	RequestLimits requests() {
		RequestLimits standard = RequestLimits.DEFAULT;
		return new RequestLimits(this.maxOperations, this.maxMembers, standard.attributes(), standard.paths());
	}

}
