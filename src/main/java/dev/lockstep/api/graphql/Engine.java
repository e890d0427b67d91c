package dev.lockstep.api.graphql;

import dev.lockstep.account.token.Scope;
import dev.lockstep.api.graphql.limit.QueryLimits;
import dev.lockstep.base.Refused;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.language.Document;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.List;
import java.util.Map;
import org.dataloader.DataLoaderRegistry;
import org.springframework.stereotype.Component;

/** Judges questions and has them answered, on the caller's thread. */
@Component
final class Engine {
    private final List<Loading> loadings;
    private final boolean introspection;

    Engine(List<Loading> loadings, GraphqlSettings settings) {
        this.loadings = loadings;
        introspection = settings.introspection();
    }

    /** @throws Refused when it is not executed at all */
    ExecutionResult answer(GraphQL graph, Question question, Asking asking) {
        var document = parsed(question.query());
        QueryLimits.check(document, question.variables(), introspection);
        var kind = QueryLimits.kind(document, question.operationName());
        mayDo(kind == Operation.MUTATION ? Scope.WRITE : Scope.READ, asking);
        var loaders = new DataLoaderRegistry();
        loadings.forEach(loading -> loading.register(loaders, asking));
        var input = ExecutionInput.newExecutionInput(question.query())
                .operationName(question.operationName())
                .variables(question.variables())
                .graphQLContext(Map.of(Asking.class, asking, ParserOptions.class, QueryLimits.PARSER))
                .dataLoaderRegistry(loaders)
                .build();
        return graph.execute(input);
    }

    private static void mayDo(Scope scope, Asking asking) {
        if (!asking.visitor().may(scope)) {
            var word = scope == Scope.READ ? "read" : "write";
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "scope_missing",
                    null,
                    "This personal token has not the scope " + word + ". Make one that has it.");
        }
    }

    private static Document parsed(String query) {
        try {
            return Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(query)
                    .parserOptions(QueryLimits.PARSER)
                    .build());
        } catch (InvalidSyntaxException strange) {
            var at = strange.getLocation();
            var place = at == null ? "" : " (line " + at.getLine() + ", column " + at.getColumn() + ")";
            throw Refused.invalid("query_malformed", "query", "This is no GraphQL, or too long" + place + ".");
        }
    }
}
