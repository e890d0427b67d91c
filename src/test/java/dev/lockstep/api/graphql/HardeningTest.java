package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is too much is refused at once, by a code, and no answer tells of the inside. */
class HardeningTest extends GraphSurface {
    private static final int ROUNDS = 20;
    private static final long MOST_MILLIS = 50;

    @Test
    void whatIsTooMuchIsRefusedByItsCodeInFiftyMilliseconds() {
        var attacks = new TreeMap<String, String>();
        attacks.put("query_too_deep", deep(5));
        attacks.put("cost_exceeded", "{ projects(first: 1000) { nodes { issues(first: 1000) { nodes { id } } } } }");
        attacks.put("too_many_aliases", "{ " + many(31, at -> "a" + at + ": currentUser { id }") + " }");
        attacks.put("query_too_large", "{ " + many(1_001, at -> "__typename") + " }");
        attacks.put("query_malformed", "{ " + many(5_000, at -> "currentUser") + " }");
        attacks.put(
                "query_invalid",
                "{ projects { ...a } } fragment a on ProjectConnection { ...b } fragment b on ProjectConnection { ...a }");
        ask("{ __typename }");
        attacks.forEach((code, query) -> {
            long fastest = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                long begun = System.nanoTime();
                var answer = ask(query);
                fastest = Math.min(fastest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
                assertThat(code(answer)).as(code).isEqualTo(code);
                assertThat(answer.path("errors").size()).isEqualTo(1);
            }
            assertThat(fastest).as("milliseconds for %s", code).isLessThan(MOST_MILLIS);
        });
    }

    @Test
    void fragmentsThatDoubleEachOtherAreCountedWithoutBeingWrittenOut() {
        var fragments = IntStream.range(0, 40)
                .mapToObj(at -> "fragment f%d on Query { ...f%d ...f%d }".formatted(at, at + 1, at + 1))
                .collect(Collectors.joining(" "));
        var bomb = "{ ...f0 } " + fragments + " fragment f40 on Query { currentUser { id } }";
        assertThat(code(ask(bomb))).isEqualTo("query_too_large");
    }

    @Test
    void whatWasSentIsNotToldAgainWhereItDoesNotFit() {
        var secret = "{name: \"token\", value: \"canary' is missing, has no end\"}";
        for (var query : List.of(
                "mutation { createIMS(input: {name: \"x\", templatedFields: [%s]}) { ims { id } } }".formatted(secret),
                "mutation { createIMS(input: {name: 5, description: \"\", template: \"t\", templatedFields: [%s]}) { ims { id } } }"
                        .formatted(secret),
                "{ projects(orderBy: [{field: canary}]) { totalCount } }")) {
            var answer = ask(query);
            assertThat(code(answer)).isEqualTo("query_invalid");
            assertThat(answer.toString())
                    .contains("Validation error")
                    .doesNotContain("canary")
                    .doesNotContain("Value{", "ObjectField", "HashMap");
        }
        var missing = ask("mutation { createProject(input: {name: \"x\"}) { project { id } } }");
        assertThat(missing.toString()).contains("'input' is missing required fields '[description]'");
        var input = Map.of("i", Map.of("name", Map.of("canary", "canary"), "description", ""));
        var strange =
                ask(TOKEN, "mutation($i: CreateProjectInput!) { createProject(input: $i) { project { id } } }", input);
        assertThat(strange.toString()).contains("an object").doesNotContain("canary", "HashMap");
    }

    @Test
    void aSizeInAVariableCountsAsWell() {
        var query = "query($n: Int) { projects(first: $n) { nodes { issues(first: $n) { nodes { id } } } } }";
        assertThat(code(ask(TOKEN, query, Map.of("n", 1_000)))).isEqualTo("cost_exceeded");
        data(TOKEN, query, Map.of("n", 10));
        var unsaid = query.replace("$n: Int", "$n: Int = 1000");
        assertThat(code(ask(TOKEN, unsaid, Map.of()))).as("a default").isEqualTo("cost_exceeded");
        data(TOKEN, unsaid, Map.of("n", 10));
    }

    @Test
    void aFilterOfNothingManyTimesIsTooLargeAsWell() {
        var filter = Map.of("and", Collections.nCopies(10_000, Map.of()));
        var query = "query($f: ProjectFilterInput) { projects(filter: $f) { totalCount } }";
        assertThat(code(ask(TOKEN, query, Map.of("f", filter)))).isEqualTo("filter_too_large");
    }

    @Test
    void aRequestHasAtMostTenOperations() {
        var one = "{\"query\":\"{ currentUser { id } }\"}";
        var ten = posted(TOKEN, Collections.nCopies(10, one).toString());
        assertThat(ten.json().size()).isEqualTo(10);
        var eleven = posted(TOKEN, Collections.nCopies(11, one).toString());
        assertThat(eleven.status()).isEqualTo(400);
        assertThat(code(eleven.json())).isEqualTo("batch_too_large");
        assertThat(code(posted(TOKEN, "[]").json())).isEqualTo("batch_too_large");
    }

    @Test
    void onlyJsonByPostIsAQuestion() {
        var body = "{\"query\":\"{ currentUser { id } }\"}";
        for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            assertThat(send(signed("/graphql").header("Content-Type", type).POST(BodyPublishers.ofString(body)))
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
        assertThat(get("/graphql?query=%7BcurrentUser%7Bid%7D%7D").status()).isEqualTo(405);
        for (var strange : List.of("", "{", "7", "null", "{\"query\":7}", "{\"query\":\"{a}\",\"variables\":[]}")) {
            var answer = posted(TOKEN, strange);
            assertThat(answer.status()).as(strange).isEqualTo(400);
            assertThat(code(answer.json())).as(strange).isEqualTo("malformed_body");
        }
        assertThat(posted(TOKEN, "[\"" + "x".repeat(4 * 1024 * 1024) + "\"]").status())
                .isEqualTo(413);
    }

    @Test
    void theSchemaIsToldAsAnyClientAsksForIt() {
        var schema = data("{ __schema { types { name fields { name args { name type { name kind ofType { name kind"
                + " ofType { name kind ofType { name } } } } } } } } }");
        assertThat(texts(schema.path("__schema").path("types"), "name")).contains("Project", "TitleChangedEvent");
    }

    @Test
    void noAnswerHoldsSecretsOrTellsOfTheInside() {
        var wrong = List.of(
                "{ nothing }",
                "{ node(id: \"x' or 1=1 --\") { id } }",
                "{ node(id: 7) { nope } }",
                "{ projects(filter: {name: {eq: \"x' union select password_hash from person --\"}}) { totalCount } }",
                "{ projects(first: \"x\") { totalCount } }",
                "{ projects(filter: {createdAt: {eq: \"yesterday\"}}) { totalCount } }",
                "{ projects(after: \"%00\") { totalCount } }",
                "{ projects(filter: {id: {in: [" + many(101, at -> "\"x\"") + "]}}) { totalCount } }",
                "{ searchIssues(query: \"" + "x".repeat(600) + "\", first: 1) { id } }",
                "query($a: Nope) { currentUser { id } }",
                "query { currentUser");
        for (var query : wrong) {
            var answer = raw(TOKEN, query, Map.of()).body();
            assertThat(answer)
                    .as(query)
                    .doesNotContain(
                            "Exception",
                            "select ",
                            "dev.lockstep",
                            "graphql.",
                            "java",
                            TOKEN,
                            GITHUB_CANARY,
                            WEBHOOK_SECRET);
            var errors = Json.tree(answer).path("errors");
            for (var error : errors) {
                assertThat(error.path("extensions").path("code").asString())
                        .as(query)
                        .matches("[a-z_]+");
                assertThat(error.path("extensions").path("code").asString())
                        .as(query)
                        .isNotEqualTo("internal_error");
            }
        }
    }

    private static String deep(int levels) {
        var query = "id";
        for (int level = 0; level < levels; level++) {
            query = "trackables { nodes { issues { nodes { " + query + " } } } }";
        }
        return "{ projects { nodes { issues { nodes { " + query + " } } } } }";
    }

    private static String many(int times, java.util.function.IntFunction<String> each) {
        return IntStream.range(0, times).mapToObj(each).collect(Collectors.joining(" "));
    }
}
