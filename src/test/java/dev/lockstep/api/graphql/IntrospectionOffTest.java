package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "LOCKSTEP_GRAPHQL_INTROSPECTION=off")
class IntrospectionOffTest extends GraphSurface {
    @Test
    void nobodyAsksForTheSchemaWhereItIsOff() {
        assertThat(code(ask("{ __schema { types { name } } }"))).isEqualTo("introspection_off");
        assertThat(code(ask("{ ... on Query { __type(name: \"Issue\") { name } } }")))
                .isEqualTo("introspection_off");
        assertThat(data("{ __typename projects { totalCount } }")
                        .path("__typename")
                        .asString())
                .isEqualTo("Query");
    }
}
