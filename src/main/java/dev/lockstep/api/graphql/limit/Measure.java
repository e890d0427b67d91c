package dev.lockstep.api.graphql.limit;

import dev.lockstep.base.Refused;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures operations by their text alone; each fragment once, so the work is bounded by the length of the text. */
final class Measure {
    private static final int ASSUMED = 10; // entries of a list whose size is not said
    private static final long MOST_ENTRIES = 1_000_000;
    private static final List<String> SIZES = List.of("first", "last");
    private static final Set<String> OF_LISTS = Set.of("nodes", "edges");

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Size> measured = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Map<String, Object> variables;

    Measure(Document document, Map<String, Object> variables) {
        this.variables = new HashMap<>(variables);
        document.getDefinitionsOfType(OperationDefinition.class).stream()
                .flatMap(operation -> operation.getVariableDefinitions().stream())
                .filter(defined -> !variables.containsKey(defined.getName()))
                .forEach(this::assume);
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
    }

    /** What a variable is where none is sent; of several operations the most. */
    private void assume(VariableDefinition defined) {
        if (defined.getDefaultValue() instanceof IntValue number) {
            this.variables.merge(
                    defined.getName(), bounded(number), (one, other) -> Math.max((Long) one, (Long) other));
        }
    }

    Size of(OperationDefinition operation) {
        return of(operation.getSelectionSet());
    }

    /** How many fields of its own an operation has; after {@link #of} has found its size bounded. */
    long changes(SelectionSet selections) {
        return selections.getSelections().stream()
                .mapToLong(selection -> switch (selection) {
                    case InlineFragment inline -> changes(inline.getSelectionSet());
                    case FragmentSpread spread
                    when fragments.containsKey(spread.getName()) ->
                        changes(Objects.requireNonNull(fragments.get(spread.getName()))
                                .getSelectionSet());
                    default -> 1;
                })
                .sum();
    }

    private Size of(@Nullable SelectionSet selections) {
        var size = Size.NOTHING;
        if (selections != null) {
            for (var selection : selections.getSelections()) {
                size = size.and(of(selection));
            }
        }
        return size;
    }

    private Size of(Selection<?> selection) {
        return switch (selection) {
            case Field field -> of(field.getSelectionSet()).within(entries(field));
            case InlineFragment inline -> of(inline.getSelectionSet());
            case FragmentSpread spread -> of(spread.getName());
            default -> throw new IllegalStateException("No selection of the language: " + selection.getClass());
        };
    }

    private Size of(String name) {
        var known = measured.get(name);
        var fragment = fragments.get(name);
        if (known != null || fragment == null) {
            return known != null ? known : Size.NOTHING; // what does not exist is told by the validation
        }
        if (!open.add(name)) {
            throw Refused.invalid("query_invalid", "query", "The fragment " + name + " contains itself.");
        }
        var size = of(fragment.getSelectionSet());
        open.remove(name);
        measured.put(name, size);
        return size;
    }

    private long entries(Field field) {
        var said = field.getArguments().stream()
                .filter(argument -> SIZES.contains(argument.getName()))
                .findFirst();
        if (said.isPresent()) {
            return switch (said.get().getValue()) {
                case IntValue number -> bounded(number);
                case VariableReference variable ->
                    variables.get(variable.getName()) instanceof Number number
                            ? Math.min(number.longValue(), MOST_ENTRIES)
                            : ASSUMED;
                default -> ASSUMED;
            };
        }
        return field.getSelectionSet() != null && isList(field.getSelectionSet()) ? ASSUMED : 1;
    }

    private static long bounded(IntValue number) {
        return number.getValue().min(BigInteger.valueOf(MOST_ENTRIES)).longValue();
    }

    private static boolean isList(SelectionSet selections) {
        return selections.getSelections().stream()
                .anyMatch(each -> each instanceof Field field && OF_LISTS.contains(field.getName()));
    }
}
