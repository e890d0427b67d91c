package dev.lockstep.api.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any JSON value, as a literal or in a variable; an enum's word is a text. */
final class JsonScalar implements Coercing<Object, Object> {
    static final GraphQLScalarType TYPE = GraphQLScalarType.newScalar()
            .name("JSON")
            .coercing(new JsonScalar())
            .build();

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
        return input;
    }

    @Override
    @SuppressWarnings("NullAway") // null is a JSON value; graphql-java's own types say otherwise
    public @Nullable Object parseLiteral(
            Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return read(input, variables);
    }

    private static @Nullable Object read(Value<?> input, CoercedVariables variables) {
        return switch (input) {
            case NullValue nothing -> null;
            case StringValue text -> text.getValue();
            case EnumValue word -> word.getName();
            case BooleanValue truth -> truth.isValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case VariableReference variable -> variables.get(variable.getName());
            case ArrayValue list -> several(list, variables);
            case ObjectValue object -> members(object, variables);
            default -> throw new CoercingParseLiteralException("This is not a JSON value.");
        };
    }

    private static List<@Nullable Object> several(ArrayValue list, CoercedVariables variables) {
        List<@Nullable Object> values = new ArrayList<>();
        list.getValues().forEach(each -> values.add(read(each, variables)));
        return values;
    }

    private static Map<String, @Nullable Object> members(ObjectValue object, CoercedVariables variables) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.getObjectFields().forEach(each -> members.put(each.getName(), read(each.getValue(), variables)));
        return members;
    }
}
