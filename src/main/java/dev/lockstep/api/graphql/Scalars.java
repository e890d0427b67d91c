package dev.lockstep.api.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Scalars that are written as texts. */
final class Scalars {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    static final GraphQLScalarType DATE_TIME =
            text("DateTime", "a time such as 2026-12-31T23:59:00Z", Scalars::time, Object::toString);
    static final GraphQLScalarType URL = text("URL", "an http or https address", Scalars::address, Object::toString);
    static final GraphQLScalarType COLOR_TYPE =
            text("Color", "a color such as #d73a4a", Scalars::color, Object::toString);

    private Scalars() {}

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static URI address(String text) {
        var address = URI.create(text);
        var scheme = address.getScheme();
        if (address.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException();
        }
        return address;
    }

    private static String color(String text) {
        if (!COLOR.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static GraphQLScalarType text(
            String name, String form, Function<String, Object> read, Function<Object, String> write) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new OfText(name + " must be " + form + ".", read, write))
                .build();
    }

    private record OfText(String complaint, Function<String, Object> read, Function<Object, String> write)
            implements Coercing<Object, String> {
        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return write.apply(value);
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                if (input instanceof String text) {
                    return read.apply(text);
                }
            } catch (IllegalArgumentException | DateTimeException strange) {
                // told below
            }
            throw new CoercingParseValueException(complaint);
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            try {
                if (input instanceof StringValue text && text.getValue() != null) {
                    return parseValue(text.getValue(), context, locale);
                }
            } catch (CoercingParseValueException strange) {
                // told below
            }
            throw new CoercingParseLiteralException(complaint);
        }
    }
}
