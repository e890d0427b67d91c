package dev.lockstep.api.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;

/** What a field failed with. */
final class FailureResolver extends DataFetcherExceptionResolverAdapter {
    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment env) {
        var failure = Failure.of(thrown);
        return GraphqlErrorBuilder.newError(env)
                .message("%s", failure.message())
                .extensions(failure.extensions())
                .build();
    }
}
