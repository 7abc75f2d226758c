package dev.rollcall.gateway.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.rollcall.schemas.Command;
import dev.rollcall.schemas.EntityKey;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.NameList;
import dev.rollcall.schemas.PolicyChange;
import dev.rollcall.schemas.Preview;
import dev.rollcall.schemas.PreviewId;
import dev.rollcall.schemas.PreviewPage;
import dev.rollcall.schemas.ProviderId;
import dev.rollcall.schemas.SiteId;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A policy's history, and what another policy would do. */
final class PolicyHandler {

	private final AdminCommands commands;

	private final AdminReads reads;

	private final AdminBodies bodies;

	private final IdSource ids;

	private final int maxPage;

	/** Each has a finding at least, and most of them many. */
	private final int previewPages;

	private final NameList.Limits names;

	PolicyHandler(AdminCommands commands, AdminReads reads, AdminBodies bodies, IdSource ids,
			AdminProperties properties) {
		this.commands = commands;
		this.reads = reads;
		this.bodies = bodies;
		this.ids = ids;
		this.maxPage = properties.maxPage();
		this.previewPages = properties.maxPreviewPages();
		this.names = properties.names();
	}

	/** From the first version on. */
	Mono<ServerResponse> changes(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		ProviderId provider = AdminRequest.provider(request);
		int limit = AdminRequest.limit(request, this.maxPage);
		UUID after = request.queryParam("after").map(PolicyHandler::version).orElse(null);
		return this.reads.provider(site, provider)
			.then(this.reads.settings(site, EntityKey.Kind.POLICY_CHANGE, provider.value(), after, limit + 1,
					PolicyChange.class))
			.flatMap((found) -> AdminAnswers
				.ok(Pages.of(found, limit, PolicyJson.Change::of, (change) -> Long.toString(change.version()))));
	}

	private static UUID version(String text) {
		if (!text.matches("[0-9]{1,18}")) {
			throw new ProblemException(
					Problem.invalid("after", "Expected the next of the page before, which is a version"));
		}
		return new UUID(0, Long.parseLong(text));
	}

	Mono<ServerResponse> preview(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		ProviderId id = AdminRequest.provider(request);
		return this.reads.provider(site, id).flatMap((provider) -> this.bodies.read(request).flatMap((body) -> {
			Command.PreviewPolicy command = new Command.PreviewPolicy(new PreviewId(this.ids.next()), id,
					PolicySettings.read(body, provider.protocol(), this.names));
			body.check();
			return this.commands.ask(request, site, command, body.json())
				.then(found(site, id, command.id()))
				.flatMap((preview) -> AdminAnswers.accepted(path(preview), PolicyJson.PreviewAnswer.of(preview)));
		}));
	}

	private static String path(Preview preview) {
		return "/admin/v1/sites/" + preview.site() + "/providers/" + preview.provider() + "/previews/" + preview.id();
	}

	Mono<ServerResponse> progress(ServerRequest request) {
		return preview(AdminRequest.site(request), request)
			.flatMap((preview) -> AdminAnswers.ok(PolicyJson.PreviewAnswer.of(preview)));
	}

	/**
	 * Findings in the order of users. A page may hold fewer than the limit; it is the
	 * last one only if it names no next.
	 */
	Mono<ServerResponse> findings(ServerRequest request) {
		SiteId site = AdminRequest.site(request);
		int limit = AdminRequest.limit(request, this.maxPage);
		Place place = request.queryParam("after").map(Place::parse).orElse(new Place(1, 0));
		UUID before = (place.page() > 1) ? new UUID(0, place.page() - 1) : null;
		return preview(site, request)
			.flatMap((preview) -> this.reads.settings(site, EntityKey.Kind.PREVIEW_PAGE, preview.id().value(), before,
					this.previewPages, PreviewPage.class))
			.flatMap((pages) -> AdminAnswers.ok(cut(pages, place, limit)));
	}

	private AdminJson.Page<PolicyJson.Finding> cut(List<PreviewPage> pages, Place place, int limit) {
		List<PolicyJson.Finding> items = new ArrayList<>();
		for (int i = 0; i < pages.size(); i++) {
			List<PreviewPage.Finding> findings = pages.get(i).findings();
			long number = pages.get(i).page();
			int first = (number == place.page()) ? Math.min(place.index(), findings.size()) : 0;
			int end = Math.min(findings.size(), first + limit - items.size());
			findings.subList(first, end).forEach((finding) -> items.add(PolicyJson.Finding.of(finding)));
			if (end < findings.size()) {
				return new AdminJson.Page<>(items, new Place(number, end).text());
			}
			boolean more = i + 1 < pages.size() || pages.size() == this.previewPages;
			if (more && (items.size() == limit || i + 1 == pages.size())) {
				return new AdminJson.Page<>(items, new Place(number + 1, 0).text());
			}
		}
		return new AdminJson.Page<>(items, null);
	}

	private Mono<Preview> preview(SiteId site, ServerRequest request) {
		return found(site, AdminRequest.provider(request), AdminRequest.preview(request));
	}

	private Mono<Preview> found(SiteId site, ProviderId provider, PreviewId id) {
		return this.reads.setting(EntityKey.preview(site, id), Preview.class, "preview")
			.filter((preview) -> preview.provider().equals(provider))
			.switchIfEmpty(Mono.error(() -> new ProblemException(Problem.notFound("There is no preview of this id."))));
	}

	/**
	 * Where the next page of findings begins.
	 *
	 * @param index within the page, from 0
	 */
	private record Place(long page, int index) {

		static Place parse(String text) {
			if (!text.matches("[1-9][0-9]{0,15}\\.[0-9]{1,8}")) {
				throw new ProblemException(Problem.invalid("after", "Expected the next of the page before"));
			}
			int dot = text.indexOf('.');
			return new Place(Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
		}

		String text() {
			return this.page + "." + this.index;
		}

	}

}
