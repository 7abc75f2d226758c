package dev.rollcall.gateway.scim;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BulkTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
	// @formatter:off
			"{}                                                          | 400",
			"{'Operations':'all'}                                        | 400",
			"{'Operations':[]}                                           | 400",
			"{'Operations':[1]}                                          | 400",
			"{'Operations':[{'method':1}]}                               | 400",
			"{'failOnErrors':'x','Operations':[{}]}                      | 400",
			"{'failOnErrors':-1,'Operations':[{}]}                       | 400",
			"{'schemas':['urn:other'],'Operations':[{}]}                 | 400",
			"{'Operations':[{'bulkId':'a'},{'bulkId':'a'}]}              | 400",
			"{'Operations':[{},{},{},{},{},{},{}]}                       | 413" })
			// @formatter:on
	void shouldRefuseAWholeBulk(String body, int status) {
		assertThatExceptionOfType(ScimErrorException.class).isThrownBy(() -> read(body))
			.satisfies((ex) -> assertThat(ex.error().status()).isEqualTo(status));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
	// @formatter:off
			"{'method':'GET','path':'/Users'}                            | true",
			"{'path':'/Users'}                                           | true",
			"{'method':'POST','path':'Users','bulkId':'a','data':{}}     | true",
			"{'method':'POST','path':'/Users','data':{}}                 | true",
			"{'method':'POST','path':'/Users','bulkId':'a'}              | true",
			"{'method':'post','path':'/Users','bulkId':'a','data':{}}    | false",
			"{'Method':'DELETE','Path':'/Users/1'}                       | false" })
			// @formatter:on
	void shouldSayWhatIsWrongWithOneOperation(String operation, boolean wrong) {
		assertThat(read("{'Operations':[" + operation + "]}").operations().get(0).fault() != null).isEqualTo(wrong);
	}

	@Test
	void shouldBeginWithWhatOthersReferTo() {
		List<BulkOperation> operations = read("""
				{'Operations':[
				{'method':'PATCH','path':'/Groups/bulkId:g','data':{'Operations':[
					{'op':'remove','path':'members[value eq \\"bulkId:u\\"]'}]}},
				{'method':'POST','path':'/Groups','bulkId':'g','data':{'members':[{'value':'bulkId:u'}]}},
				{'method':'POST','path':'/Users','bulkId':'u','data':{}}]}""").operations();
		BulkPlan plan = new BulkPlan(operations);

		assertThat(steps(plan)).containsExactly(List.of(2), List.of(1), List.of(0));
		assertThat(plan.waits(operations.get(0))).extracting(BulkOperation::index).containsExactly(1, 2);
		assertThat(operations).allSatisfy((operation) -> assertThat(plan.late(operation)).isEmpty());
	}

	@Test
	void shouldKeepTheOrderOnOneResource() {
		List<BulkOperation> operations = read("""
				{'Operations':[{'method':'DELETE','path':'/Users/1'},{'method':'DELETE','path':'/Users/2'},
				{'method':'PUT','path':'/Users/1','data':{}}]}""").operations();
		BulkPlan plan = new BulkPlan(operations);

		assertThat(steps(plan)).containsExactly(List.of(0), List.of(1), List.of(2));
		assertThat(plan.waits(operations.get(2))).containsExactly(operations.get(0));
		assertThat(plan.waits(operations.get(1))).isEmpty();
	}

	@Test
	void shouldFindReferencesThatGoInACircle() {
		List<BulkOperation> operations = read(
				"""
						{'Operations':[
						{'method':'POST','path':'/Groups','bulkId':'a','data':{'members':[{'value':'bulkId:b'}]}},
						{'method':'POST','path':'/Groups','bulkId':'b','data':{'members':[{'value':'bulkId:a'},{'value':'bulkId:u'}]}},
						{'method':'POST','path':'/Users','bulkId':'u','data':{}},
						{'method':'POST','path':'/Groups','bulkId':'c','data':{'members':[{'value':'bulkId:b'}]}},
						{'method':'POST','path':'/Users','bulkId':'self','data':{'manager':{'value':'bulkId:self'}}},
						{'method':'DELETE','path':'/Groups/bulkId:a'}]}""")
			.operations();
		BulkPlan plan = new BulkPlan(operations);

		assertThat(steps(plan)).containsExactly(List.of(2), List.of(0, 1), List.of(3), List.of(4), List.of(5));
		assertThat(plan.late(operations.get(0))).containsExactly("b");
		assertThat(plan.late(operations.get(1))).isEmpty();
		assertThat(plan.late(operations.get(4))).containsExactly("self");
		assertThat(plan.waits(operations.get(1))).extracting(BulkOperation::index).containsExactly(2);
		assertThat(plan.waits(operations.get(5))).extracting(BulkOperation::index).containsExactly(0);
	}

	@Test
	void shouldFindCirclesThatHangTogether() {
		List<BulkOperation> operations = read(
				"""
						{'Operations':[
						{'method':'POST','path':'/Groups','bulkId':'d','data':{'members':[{'value':'bulkId:c'}]}},
						{'method':'POST','path':'/Groups','bulkId':'c','data':{'members':[{'value':'bulkId:d'},{'value':'bulkId:b'}]}},
						{'method':'POST','path':'/Groups','bulkId':'x','data':{'members':[{'value':'bulkId:y'}]}},
						{'method':'POST','path':'/Groups','bulkId':'b','data':{'members':[{'value':'bulkId:a'}]}},
						{'method':'POST','path':'/Groups','bulkId':'a','data':{'members':[{'value':'bulkId:b'}]}},
						{'method':'POST','path':'/Groups','bulkId':'y','data':{'members':[{'value':'bulkId:x'}]}}]}""")
			.operations();
		BulkPlan plan = new BulkPlan(operations);

		assertThat(steps(plan)).containsExactly(List.of(0, 1, 3, 4), List.of(2, 5));
		assertThat(plan.late(operations.get(1))).containsExactly("b");
	}

	@Test
	void shouldLeaveReferencesOut() {
		ObjectNode data = Json.of("""
				{'a':'bulkId:u','b':[{'value':'bulkId:u','type':'User'},{'value':'bulkId:v'}],'c':'see bulkId:u',
				'e':{'manager':{'value':'bulkId:u','$ref':'x'},'d':1}}""");

		assertThat(BulkReferences.without(data, Set.of("u")))
			.isEqualTo(Json.of("{'b':[{'value':'bulkId:v'}],'c':'see bulkId:u','e':{'d':1}}"));
	}

	private static List<List<Integer>> steps(BulkPlan plan) {
		return plan.steps().stream().map((step) -> step.stream().map(BulkOperation::index).toList()).toList();
	}

	@Test
	void shouldPutIdsInThePlaceOfReferences() {
		ObjectNode data = Json.of("""
				{'a':'bulkId:u','b':[{'value':'bulkId:u'}],'c':'see bulkId:u','d':'bulkId:other','n':1,
				'Operations':[{'path':'members[value eq \\"bulkId:u\\"]'}]}""");

		assertThat(BulkReferences.resolve(data, Map.of("u", "7"))).isEqualTo(Json.of("""
				{'a':'7','b':[{'value':'7'}],'c':'see bulkId:u','d':'bulkId:other','n':1,
				'Operations':[{'path':'members[value eq \\"7\\"]'}]}"""));
		assertThat(BulkReferences.resolve("/Users/bulkId:u?attributes=id", Map.of("u", "7")))
			.isEqualTo("/Users/7?attributes=id");
	}

	private static BulkRequest read(String body) {
		return BulkRequest.read(Json.of(body), 6);
	}

}
