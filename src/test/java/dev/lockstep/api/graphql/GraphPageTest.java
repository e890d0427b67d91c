package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import graphql.ParseAndValidate;
import graphql.parser.Parser;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page for asking the graph: it is there without any other machine, and what it offers is right. */
class GraphPageTest extends GraphSurface {
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Autowired
    private Schema schema;

    @Test
    void thePageLoadsOnlyItsOwnFilesAndRunsNoInlineScript() {
        var page = send(to("/graphiql").GET());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self';");
        assertThat(page.body())
                .contains("<script src=\"/graphiql/graphiql.js\" defer></script>")
                .doesNotContainPattern("<script(?! src)")
                .doesNotContainPattern(" on\\w+=")
                .doesNotContain("style=");
        var loaded = LOADED.matcher(page.body())
                .results()
                .map(hit -> hit.group(1))
                .filter(each -> !each.equals("data:,"))
                .toList();
        assertThat(loaded).hasSize(2);
        for (var path : List.of(loaded.get(0), loaded.get(1), "/graphiql/examples.json")) {
            var file = send(to(path).GET());
            assertThat(file.status()).as(path).isEqualTo(200);
            assertThat(file.body()).doesNotContainPattern("(?<!placeholder)https?://(?!example)");
            assertThat(file.header("Content-Type").toLowerCase(Locale.ROOT))
                    .contains(path.endsWith("css") ? "text/css" : path.endsWith("js") ? "javascript" : "json");
        }
        assertThat(send(to("/graphiql/../schema/schema.graphqls").GET()).body()).doesNotContain("type Query");
    }

    @Test
    void everySavedExampleIsAQuestionOfTheSchema() {
        var examples = Json.tree(send(to("/graphiql/examples.json").GET()).body());
        assertThat(examples.size()).isGreaterThanOrEqualTo(8);
        for (var example : examples) {
            var query = example.path("query")
                    .valueStream()
                    .map(line -> line.asString())
                    .collect(Collectors.joining("\n"));
            var errors = ParseAndValidate.validate(schema.graph().getGraphQLSchema(), Parser.parse(query));
            assertThat(errors).as(example.path("name").asString()).isEmpty();
        }
    }
}
