package dev.rollcall.gateway.web;

import java.time.Duration;

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
 * @param maxBulkOperations most operations in one bulk
 * @param maxBulkPayload largest body of a bulk
 * @param bulkConcurrency operations of one bulk that are under way together
 * @param maxAsync requests that are answered later, under way or done, at a time
 * @param asyncKept how long the result of such a request can be read
 * @param membersChunk members of a group that are in memory at a time
 */
@ConfigurationProperties("rollcall.gateway.scim")
record ScimProperties(@DefaultValue("7MB") DataSize maxBody, @DefaultValue("32768") int maxUri,
		@DefaultValue("100") int defaultPage, @DefaultValue("1000") int maxPage,
		@DefaultValue("10000") int maxOperations, @DefaultValue("100000") int maxMembers,
		@DefaultValue("1000") int maxBulkOperations, @DefaultValue("7MB") DataSize maxBulkPayload,
		@DefaultValue("16") int bulkConcurrency, @DefaultValue("1000") int maxAsync,
		@DefaultValue("10m") Duration asyncKept, @DefaultValue("10000") int membersChunk) {

	ScimProperties {
		if (maxBulkOperations < 1 || bulkConcurrency < 1 || maxAsync < 0 || asyncKept.isNegative()) {
			throw new IllegalArgumentException(
					"Expected rollcall.gateway.scim.max-bulk-operations and bulk-concurrency to be at least 1, and "
							+ "max-async and async-kept not to be negative, but one is");
		}
		if (maxUri < 1 || membersChunk < 1) {
			throw new IllegalArgumentException(
					"Expected rollcall.gateway.scim.max-uri and members-chunk to be at least 1, but they are " + maxUri
							+ " and " + membersChunk);
		}
	}

	int maxBulkBytes() {
		return Math.toIntExact(this.maxBulkPayload.toBytes());
	}

	int maxBodyBytes() {
		return Math.toIntExact(this.maxBody.toBytes());
	}

	ListQuery.Limits pages() {
		return new ListQuery.Limits(this.defaultPage, this.maxPage);
	}

	JsonLimits json() {
		return json(maxBodyBytes());
	}

	JsonLimits bulkJson() {
		return json(maxBulkBytes());
	}

	/** Where a password was removed more may stand than was sent. */
	JsonLimits recordedJson() {
		return json(Integer.MAX_VALUE);
	}

	private static JsonLimits json(int bytes) {
		JsonLimits standard = JsonLimits.DEFAULT;
		return new JsonLimits(bytes, standard.depth(), standard.numberLength(), standard.textLength(),
				standard.nameLength(), standard.tokens());
	}

	RequestLimits requests() {
		RequestLimits standard = RequestLimits.DEFAULT;
		return new RequestLimits(this.maxOperations, this.maxMembers, standard.attributes(), standard.paths());
	}

}
