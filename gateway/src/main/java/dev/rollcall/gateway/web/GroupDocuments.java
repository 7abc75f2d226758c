package dev.rollcall.gateway.web;

import java.util.List;
import java.util.UUID;

import dev.rollcall.gateway.scim.MemberWriter;
import dev.rollcall.gateway.scim.Projection;
import dev.rollcall.gateway.scim.ResourceWriter;
import dev.rollcall.schemas.Entity;
import dev.rollcall.schemas.read.ReadBound;
import dev.rollcall.schemas.read.Views;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Groups as JSON with their members, read and written a chunk at a time: a group of any
 * size takes the memory of one chunk.
 */
final class GroupDocuments {

	private final Views views;

	private final int chunk;

	GroupDocuments(Views views, int chunk) {
		this.views = views;
		this.chunk = chunk;
	}

	/** One group: whole if its members fit into one chunk, else streamed. */
	Mono<Answer> answer(int status, Views.Scope scope, Entity.Group group, Projection projection, ReadBound bound,
			ResourceWriter resources) {
		if (!projection.wants("members")) {
			return Mono.just(Answer.of(status, resources.group(group, projection)));
		}
		return members(scope, group, null, bound).map((first) -> {
			MemberWriter writer = resources.groupWithMembers(group, projection);
			return (first.size() < this.chunk)
					? Answer.of(status, joined(writer.head(), writer.chunk(first), writer.tail()))
					: Answer.streamed(status, document(writer, first, scope, group, bound));
		});
	}

	/** One group of a list. */
	Flux<byte[]> document(Views.Scope scope, Entity.Group group, Projection projection, ReadBound bound,
			ResourceWriter resources) {
		if (!projection.wants("members")) {
			return Flux.just(resources.group(group, projection));
		}
		return members(scope, group, null, bound).flatMapMany((first) -> {
			MemberWriter writer = resources.groupWithMembers(group, projection);
			return (first.size() < this.chunk) ? Flux.just(joined(writer.head(), writer.chunk(first), writer.tail()))
					: document(writer, first, scope, group, bound);
		});
	}

	private Flux<byte[]> document(MemberWriter writer, List<Entity.Membership> first, Views.Scope scope,
			Entity.Group group, ReadBound bound) {
		Flux<byte[]> chunks = Mono.just(first)
			.expand((members) -> (members.size() < this.chunk) ? Mono.empty()
					: members(scope, group, members.get(members.size() - 1).member(), bound))
			.map(writer::chunk)
			.filter((bytes) -> bytes.length > 0);
		return Flux.concat(Mono.fromSupplier(writer::head), chunks, Mono.fromSupplier(writer::tail));
	}

	private Mono<List<Entity.Membership>> members(Views.Scope scope, Entity.Group group, @Nullable UUID after,
			ReadBound bound) {
		return Mono.fromCompletionStage(() -> this.views.members(scope, group.id(), after, this.chunk, bound));
	}

	private static byte[] joined(byte[] head, byte[] middle, byte[] tail) {
		byte[] all = new byte[head.length + middle.length + tail.length];
		System.arraycopy(head, 0, all, 0, head.length);
		System.arraycopy(middle, 0, all, head.length, middle.length);
		System.arraycopy(tail, 0, all, head.length + middle.length, tail.length);
		return all;
	}

}
