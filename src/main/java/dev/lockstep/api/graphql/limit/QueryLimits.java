package dev.lockstep.api.graphql.limit;

import dev.lockstep.base.Refused;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.parser.ParserOptions;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a document may be, before anything of it is validated. Pure. */
public final class QueryLimits {
    public static final int MOST_CHARS = 200_000;
    private static final int MOST_TOKENS = 4_000;
    private static final int MOST_DEPTH = 16;
    private static final int MOST_FIELDS = 1_000;
    private static final int MOST_ALIASES = 30;
    private static final int MOST_CHANGES = 10;
    private static final long MOST_COST = 1_000_000;
    private static final Set<String> INTROSPECTION = Set.of("__schema", "__type");

    /** For the parser: it stops where the text is too much. */
    public static final ParserOptions PARSER = ParserOptions.newParserOptions()
            .maxCharacters(MOST_CHARS)
            .maxTokens(MOST_TOKENS)
            .maxWhitespaceTokens(50_000)
            .maxRuleDepth(200)
            .captureIgnoredChars(false)
            .captureLineComments(false)
            .redactTokenParserErrorMessages(true)
            .build();

    private QueryLimits() {}

    /** @throws Refused naming what is too much */
    public static void check(Document document, Map<String, Object> variables, boolean introspection) {
        checkNodes(document, introspection);
        var measure = new Measure(document, variables);
        var operations = document.getDefinitionsOfType(OperationDefinition.class);
        var sum = operations.stream().map(measure::of).reduce(Size.NOTHING, Size::and);
        most("query_too_deep", sum.depth(), MOST_DEPTH, "fields inside each other");
        most("query_too_large", sum.fields(), MOST_FIELDS, "fields");
        most("cost_exceeded", sum.cost(), MOST_COST, "records that it may name (first and last multiply)");
        operations.stream()
                .filter(operation -> operation.getOperation() == OperationDefinition.Operation.MUTATION)
                .forEach(operation -> most(
                        "too_many_changes", measure.changes(operation.getSelectionSet()), MOST_CHANGES, "changes"));
    }

    private static void checkNodes(Document document, boolean introspection) {
        int aliases = 0;
        var waiting = new ArrayDeque<Node<?>>();
        waiting.add(document);
        while (!waiting.isEmpty()) {
            var node = waiting.poll();
            for (Node<?> child : node.getChildren()) {
                waiting.add(child);
            }
            if (node instanceof Field field) {
                aliases += field.getAlias() == null ? 0 : 1;
                if (!introspection && INTROSPECTION.contains(field.getName())) {
                    throw new Refused(
                            Refused.Kind.FORBIDDEN,
                            "introspection_off",
                            null,
                            "The schema cannot be asked for here (LOCKSTEP_GRAPHQL_INTROSPECTION). It is part of the"
                                    + " product's documentation.");
                }
            }
        }
        most("too_many_aliases", aliases, MOST_ALIASES, "aliases");
    }

    private static void most(String code, long number, long most, String what) {
        if (number > most) {
            throw new Refused(
                    Refused.Kind.INVALID, code, null, "A query has at most " + most + " " + what + ". Ask in parts.");
        }
    }

    /** Whether an operation changes something; null where none has the name. */
    public static OperationDefinition.@Nullable Operation kind(Document document, @Nullable String name) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> name == null || name.isEmpty() || name.equals(operation.getName()))
                .findFirst()
                .map(OperationDefinition::getOperation)
                .orElse(null);
    }
}
