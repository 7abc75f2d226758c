package dev.rollcall.gateway.scim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rollcall.schemas.scim.Operation;

/**
 * Collects the member operations of one request. Neighbours of one kind become one, so
 * that a client that sends an operation for each member asks no more of anybody than one
 * that sends a list.
 */
final class MemberOperations {

	/** One member by its id; the common form, read without the filter grammar. */
	private static final Pattern ONE = Pattern.compile("members\\[value eq \"([^\"\\\\]*)\"\\]",
			Pattern.CASE_INSENSITIVE);

	private final List<Operation> done;

	private int named;

	MemberOperations(List<Operation> done) {
		this.done = done;
	}

	/** How many members the operations have named so far. */
	int named() {
		return this.named;
	}

	/** Takes the removal of one member, if it is that and in the common form. */
	boolean quick(boolean removal, String path) {
		if (!removal) {
			return false;
		}
		Matcher matcher = ONE.matcher(path);
		if (!matcher.matches()) {
			return false;
		}
		remove(List.of(matcher.group(1)));
		return true;
	}

	void add(List<String> values) {
		append(Operation.Kind.ADD_MEMBERS, values);
	}

	void remove(List<String> values) {
		append(Operation.Kind.REMOVE_MEMBERS, values);
	}

	void set(List<String> values) {
		append(Operation.Kind.SET_MEMBERS, values);
	}

	private void append(Operation.Kind kind, List<String> values) {
		this.named += values.size();
		List<UUID> ids = MemberList.ids(values);
		this.done.add(new Operation(kind, "", "", false, ids));
	}

	/** The operations with neighbours of one kind as one. */
	static List<Operation> merged(List<Operation> operations) {
		List<Operation> merged = new ArrayList<>();
		int i = 0;
		while (i < operations.size()) {
			Operation first = operations.get(i++);
			if (!isMergeable(first)) {
				merged.add(first);
				continue;
			}
			Set<UUID> members = new LinkedHashSet<>(first.members());
			while (i < operations.size() && operations.get(i).kind() == first.kind()) {
				members.addAll(operations.get(i++).members());
			}
			merged.add(new Operation(first.kind(), "", "", false, List.copyOf(members)));
		}
		return merged;
	}

	private static boolean isMergeable(Operation operation) {
		return operation.kind() == Operation.Kind.ADD_MEMBERS || operation.kind() == Operation.Kind.REMOVE_MEMBERS;
	}

}
