package dev.lockstep.api.graphql;

import graphql.GraphQL;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The schema, with the functions that answer its fields; once for everybody, and once with its internal part. */
@Component
final class Schema {
    private static final String PUBLIC = "schema/schema.graphqls";
    private static final String INTERNAL = "schema/internal.graphqls";

    private final GraphQL graph;
    private final GraphQL internal;

    Schema(List<RuntimeWiringConfigurer> wirings, List<Inward> inward) {
        graph = built(wirings, PUBLIC);
        Stream<RuntimeWiringConfigurer> more = inward.stream().map(each -> each::configure);
        internal = built(Stream.concat(wirings.stream(), more).toList(), PUBLIC, INTERNAL);
    }

    private static GraphQL built(List<RuntimeWiringConfigurer> wirings, String... files) {
        var builder = GraphQlSource.schemaResourceBuilder()
                .schemaResources(Stream.of(files).map(ClassPathResource::new).toArray(Resource[]::new))
                .exceptionResolvers(List.of(new FailureResolver()))
                .configureRuntimeWiring(wiring -> wiring.scalar(JsonScalar.TYPE)
                        .scalar(Scalars.DATE_TIME)
                        .scalar(Scalars.URL)
                        .scalar(Scalars.COLOR_TYPE));
        wirings.forEach(builder::configureRuntimeWiring);
        return builder.build().graphQl();
    }

    GraphQL graph() {
        return graph;
    }

    GraphQL internal() {
        return internal;
    }
}
