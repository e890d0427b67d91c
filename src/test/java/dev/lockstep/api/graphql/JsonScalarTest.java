package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any JSON value comes back as it was sent, as a literal and in a variable. */
class JsonScalarTest {
    private static final GraphQL ECHO = GraphQL.newGraphQL(new SchemaGenerator()
                    .makeExecutableSchema(
                            new SchemaParser().parse("scalar JSON type Query { echo(value: JSON): JSON }"),
                            RuntimeWiring.newRuntimeWiring()
                                    .scalar(JsonScalar.TYPE)
                                    .type("Query", type -> type.dataFetcher("echo", env -> env.getArgument("value")))
                                    .build()))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a text\"",
                "\"\"",
                "7",
                "-12345678901234567890",
                "1.5",
                "true",
                "false",
                "null",
                "{\"a\":{\"b\":[1,\"two\",null,{}]},\"c\":false}",
                "[]"
            })
    void itComesBackAsItWasSent(String json) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("v", Json.read(json, Object.class));
        assertThat(echo("query($v: JSON) { echo(value: $v) }", variables)).isEqualTo(json);
        // Names of literal objects have no quotes.
        var literal = json.replaceAll("\"(\\w)\":", "$1:");
        assertThat(echo("{ echo(value: " + literal + ") }", Map.of())).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inside"})
    void aVariableInsideALiteralAndAWordOfAnEnumAreRead(String given) {
        assertThat(echo("query($v: JSON) { echo(value: {list: [$v, WORD]}) }", Map.of("v", given)))
                .isEqualTo("{\"list\":[\"inside\",\"WORD\"]}");
    }

    private static String echo(String query, Map<String, Object> variables) {
        var result = ECHO.execute(ExecutionInput.newExecutionInput(query).variables(variables));
        assertThat(result.getErrors()).isEmpty();
        Map<String, Object> data = result.getData();
        return Json.write(data.get("echo"));
    }
}
