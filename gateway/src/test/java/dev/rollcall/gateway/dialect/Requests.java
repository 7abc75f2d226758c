package dev.rollcall.gateway.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.rollcall.gateway.scim.Json;
import dev.rollcall.schemas.scim.ResourceSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Random requests: clean ones of the RFCs, and others with what is seen in the wild. */
final class Requests {

	private static final List<String> USER_SET = List.of("{'path':'title','value':'T'}",
			"{'path':'name','value':{'givenName':'G'}}", "{'path':'name.familyName','value':'F'}",
			"{'path':'active','value':false}", "{'path':'emails','value':[{'value':'a@b','type':'work'}]}",
			"{'path':'emails[type eq \\'work\\'].value','value':'a@b'}",
			"{'path':'roles[primary eq true].value','value':'R'}", "{'path':'<ENT>:department','value':'D'}",
			"{'path':'<ENT>:manager','value':{'value':'m'}}", "{'path':'<ENT>','value':{'manager':{'value':'m'}}}",
			"{'value':{'displayName':'X','<ENT>':{'division':'V'},'emails':[{'value':'a@b'}]}}");

	private static final List<String> GROUP_SET = List.of("{'path':'displayName','value':'X'}",
			"{'path':'members','value':[{'value':'a'},{'value':'b'}]}", "{'path':'externalId','value':'e'}",
			"{'value':{'displayName':'X','members':[{'value':'a'}]}}");

	private static final List<String> USER_REMOVE = List.of("{'path':'title'}", "{'path':'name.familyName'}",
			"{'path':'emails[type eq \\'work\\']'}", "{'path':'phoneNumbers'}", "{'path':'<ENT>:manager'}",
			"{'path':'roles[primary eq false].display'}");

	private static final List<String> GROUP_REMOVE = List.of("{'path':'members'}",
			"{'path':'members[value eq \\'a\\']'}", "{'path':'externalId'}");

	private static final List<String> DIRTY = List.of("{'op':'Remove','path':'members','value':[{'value':'a'}]}",
			"{'op':'Remove','path':'title','value':'x'}", "{'op':'REPLACE','value':{'id':'x','name.givenName':'Y'}}",
			"{'op':'Add','path':'roles[primary eq \\'True\\'].value','value':'R'}",
			"{'op':'replace','value':{'<ENT>:manager':{'managerId':'m'},'title':'T'}}",
			"{'op':'Replace','value':{'<ENT>':{'manager':{'managerId':'m'}},'schemas':[]}}",
			"{'op':'replace','value':{'emails[primary eq \\'TRUE\\'].value':'x','meta':{}}}", "{'op':'Move'}",
			"{'op':'Replace','path':'displayName','value':[{'$ref':null,'value':'X'}]}", "{'value':5}",
			"{'op':'remove','value':[],'path':'a..b'}", "{}");

	private static final List<String> RESOURCES = List.of("{'userName':'u','name':{'givenName':'G'}}",
			"{'<ENT>':{'department':'D','manager':{'value':'m'}}}", "{'displayName':'X','externalId':'e'}",
			"{'emails':[{'value':'a@b','type':'work','primary':true}],'roles':[]}", "{'active':true,'title':null}",
			"{'id':'x','meta':{'resourceType':'User'},'urn:example:other:1.0:User':{'a':1}}");

	private final Random random;

	Requests(Random random) {
		this.random = random;
	}

	ResourceSchema schema() {
		return this.random.nextBoolean() ? ResourceSchema.USER : ResourceSchema.GROUP;
	}

	List<ObjectNode> cleanOperations(ResourceSchema schema) {
		List<ObjectNode> operations = new ArrayList<>();
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			operations.add(cleanOperation(schema));
		}
		return operations;
	}

	List<ObjectNode> dirtyOperations(ResourceSchema schema) {
		List<ObjectNode> operations = cleanOperations(schema);
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			operations.add(this.random.nextInt(operations.size() + 1), Json.of(one(DIRTY)));
		}
		return operations;
	}

	ObjectNode cleanResource(ResourceSchema schema) {
		ObjectNode resource = Json.of("{'schemas':['" + schema.core().urn() + "']}");
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			for (Map.Entry<String, JsonNode> property : Json.of(one(RESOURCES)).properties()) {
				resource.set(property.getKey(), property.getValue());
			}
		}
		return resource;
	}

	private ObjectNode cleanOperation(ResourceSchema schema) {
		boolean user = schema == ResourceSchema.USER;
		String op = one(List.of("add", "replace", "remove"));
		ObjectNode operation = Json.of("{}").put("op", op);
		String rest = op.equals("remove") ? one(user ? USER_REMOVE : GROUP_REMOVE) : one(user ? USER_SET : GROUP_SET);
		return operation.setAll(Json.of(rest));
	}

	private String one(List<String> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
