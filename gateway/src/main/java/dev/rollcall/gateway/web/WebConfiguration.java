package dev.rollcall.gateway.web;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;

import dev.rollcall.gateway.access.Access;
import dev.rollcall.gateway.access.SiteSchemas;
import dev.rollcall.gateway.command.GroupCommands;
import dev.rollcall.gateway.command.Interpreter;
import dev.rollcall.gateway.command.UserCommands;
import dev.rollcall.gateway.kafka.CommandGateway;
import dev.rollcall.gateway.kafka.Partitions;
import dev.rollcall.gateway.read.ReadBounds;
import dev.rollcall.gateway.scim.Discovery;
import dev.rollcall.gateway.scim.JsonBody;
import dev.rollcall.schemas.IdSource;
import dev.rollcall.schemas.read.Views;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires the SCIM API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ ScimProperties.class, CursorProperties.class, PublicUrl.class })
public class WebConfiguration {

	/**
	 * Netty's own limit of a request line, above ours so that ours can answer in JSON.
	 */
	private static final int REQUEST_LINE = 64 * 1024;

	private static final int HEADERS = 32 * 1024;

	@Bean
	ScimRoutes gatewayScimRoutes(Views views, ReadBounds bounds, Partitions partitions, CommandGateway gateway,
			SiteSchemas siteSchemas, IdSource gatewayIds, Clock gatewayClock, ScimProperties properties,
			CursorProperties cursorProperties, Environment environment) {
		Schemas schemas = new Schemas(siteSchemas, bounds);
		ScimCommands commands = new ScimCommands(gateway, new JsonBody(properties.json()), properties.maxBodyBytes(),
				schemas);
		UserCommands users = new UserCommands(properties.requests());
		GroupCommands groups = new GroupCommands(properties.requests());
		GroupDocuments documents = new GroupDocuments(views, properties.membersChunk());
		PageCursors cursors = new PageCursors(cursorKey(cursorProperties, environment), gatewayClock,
				cursorProperties.timeout());
		return new ScimRoutes(
				new UsersHandler(views, bounds, schemas, commands, users, gatewayIds, properties.pages(), cursors),
				new GroupsHandler(views, bounds, schemas, partitions, documents, commands, groups, gatewayIds,
						properties.pages(), cursors),
				new RootHandler(views, bounds, schemas, documents, commands, properties.pages(), cursors),
				new BulkHandler(new JsonBody(properties.bulkJson()), properties.maxBulkBytes(),
						properties.maxBulkOperations(), properties.bulkConcurrency()),
				new AsyncRequests(gatewayClock, properties.maxAsync(), properties.asyncKept(),
						properties.maxBodyBytes()),
				new DiscoveryHandler(new Discovery.Limits(properties.pages(), cursorProperties.timeout(),
						properties.maxBulkOperations(), properties.maxBulkBytes()), schemas));
	}

	/** Reads recorded requests as the routes read what comes. */
	@Bean
	Interpreter gatewayInterpreter(ScimProperties properties) {
		return new Interpreter(new JsonBody(properties.recordedJson()), new UserCommands(properties.requests()),
				new GroupCommands(properties.requests()));
	}

	/** The projectors' secret is on all gateways of a cluster already. */
	private static String cursorKey(CursorProperties properties, Environment environment) {
		String key = properties.key().isEmpty() ? environment.getProperty("rollcall.projector.token", "")
				: properties.key();
		return key.isEmpty() ? new BigInteger(256, new SecureRandom()).toString() : key;
	}

	@Bean
	ScimEndpoint gatewayScimEndpoint(Access access, ScimRoutes gatewayScimRoutes, PublicUrl publicUrl,
			ScimProperties properties, MeterRegistry meters) {
		return new ScimEndpoint(access, gatewayScimRoutes, new BaseUri(publicUrl.publicUrl()), properties.maxUri(),
				new RequestMetrics(meters));
	}

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> gatewayWebServer() {
		return (factory) -> factory.addServerCustomizers(
				(server) -> server
					.httpRequestDecoder((decoder) -> decoder.maxInitialLineLength(REQUEST_LINE).maxHeaderSize(HEADERS)),
				new BrokenUris());
	}

}
