package dev.lockstep.api.graphql;

import graphql.GraphQL;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The schema, with the functions that answer its fields. */
@Component
final class Schema {
    private static final String FILE = "schema/schema.graphqls";

    private final GraphQL graph;

    Schema(List<RuntimeWiringConfigurer> wirings) {
        var builder = GraphQlSource.schemaResourceBuilder()
                .schemaResources(new ClassPathResource(FILE))
                .exceptionResolvers(List.of(new FailureResolver()))
                .configureRuntimeWiring(wiring -> wiring.scalar(JsonScalar.TYPE)
                        .scalar(Scalars.DATE_TIME)
                        .scalar(Scalars.URL)
                        .scalar(Scalars.COLOR_TYPE));
        wirings.forEach(builder::configureRuntimeWiring);
        graph = builder.build().graphQl();
    }

    GraphQL graph() {
        return graph;
    }
}
