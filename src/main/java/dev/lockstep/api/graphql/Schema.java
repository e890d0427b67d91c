package dev.lockstep.api.graphql;

import graphql.GraphQL;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The schema, with the functions that answer its fields; once for everybody, and once with its internal part. */
@Component
final class Schema implements SmartInitializingSingleton {
    private static final String PUBLIC = "schema/schema.graphqls";
    private static final String INTERNAL = "schema/internal.graphqls";

    private final CompletableFuture<GraphQL> graph;
    private final CompletableFuture<GraphQL> internal;

    /** Returns before they are built: there is more to make meanwhile. */
    Schema(List<RuntimeWiringConfigurer> wirings, List<Inward> inward) {
        Stream<RuntimeWiringConfigurer> more = inward.stream().map(each -> each::configure);
        var all = Stream.concat(wirings.stream(), more).toList();
        graph = CompletableFuture.supplyAsync(() -> built(wirings, PUBLIC), Schema::beside);
        internal = graph.thenApply(first -> built(all, PUBLIC, INTERNAL));
    }

    private static void beside(Runnable work) {
        Thread.ofPlatform().daemon().name("schema").start(work);
    }

    /** A start with a schema that is wrong fails. */
    @Override
    public void afterSingletonsInstantiated() {
        internal.join();
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
        return graph.join();
    }

    GraphQL internal() {
        return internal.join();
    }
}
