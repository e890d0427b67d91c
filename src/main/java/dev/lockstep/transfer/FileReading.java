package dev.lockstep.transfer;

import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.transfer.ProjectFile.ColumnLine;
import dev.lockstep.transfer.ProjectFile.Head;
import dev.lockstep.transfer.ProjectFile.IssueLine;
import dev.lockstep.transfer.ProjectFile.LabelLine;
import dev.lockstep.transfer.ProjectFile.Sink;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a file from its beginning to its end and holds one issue at a time. What is wrong is refused by its place. */
final class FileReading {
    private static final List<String> ORDER = List.of("format", "version", "project", "labels", "columns", "issues");

    private final JsonParser parser;
    private final Sink sink;
    private String place = "format";

    private FileReading(JsonParser parser, Sink sink) {
        this.parser = parser;
        this.sink = sink;
    }

    static void read(InputStream file, Sink sink) {
        try (var parser = Json.MAPPER.createParser(file)) {
            new FileReading(parser, sink).all();
        }
    }

    private void all() {
        try {
            members();
        } catch (JacksonException strange) {
            throw Refused.invalid(
                    "file_invalid",
                    place,
                    "The file cannot be read at " + place + ": it is cut off, or not of"
                            + " the form that an export has.");
        } catch (Refused no) {
            throw no.field() == null || no.field().indexOf('[') >= 0 || place.indexOf('[') < 0
                    ? no
                    : new Refused(no.kind(), no.code(), place + "." + no.field(), place + ": " + no.getMessage());
        }
    }

    private void members() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw wrong("format", "The file does not begin as an export of a project does.");
        }
        int last = -1;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            place = parser.currentName();
            int at = ORDER.indexOf(place);
            parser.nextToken();
            if (at < 0) {
                parser.skipChildren();
            } else if (at != last + 1) {
                throw wrong(place, "The members of the file must be " + String.join(", ", ORDER) + ", in this order.");
            } else {
                last = at;
                member();
            }
        }
        if (last != ORDER.size() - 1 || parser.currentToken() != JsonToken.END_OBJECT) {
            throw wrong(ORDER.get(Math.min(last + 1, ORDER.size() - 1)), "The file ends too early.");
        }
    }

    private void member() {
        switch (place) {
            case "format" -> {
                if (!ProjectFile.FORMAT.equals(parser.readValueAs(String.class))) {
                    throw wrong("format", "format must be " + ProjectFile.FORMAT + ".");
                }
            }
            case "version" -> {
                if (!Integer.valueOf(ProjectFile.VERSION).equals(parser.readValueAs(Integer.class))) {
                    throw wrong(
                            "version", "This Lockstep reads version " + ProjectFile.VERSION + " of the format alone.");
                }
            }
            case "project" -> sink.project(parser.readValueAs(Head.class));
            case "labels" -> each(LabelLine.class, ProjectFile.MOST_LABELS, sink::label);
            case "columns" -> each(ColumnLine.class, ProjectFile.MOST_COLUMNS, sink::column);
            default -> each(IssueLine.class, ProjectFile.MOST_ISSUES, sink::issue);
        }
    }

    private <T> void each(Class<T> type, int most, Consumer<T> use) {
        var list = place;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(list, list + " must be a list.");
        }
        for (int at = 0; parser.nextToken() == JsonToken.START_OBJECT; at++) {
            if (at == most) {
                throw wrong(list, "A file may hold " + most + " " + list + ".");
            }
            place = list + "[" + at + "]";
            use.accept(parser.readValueAs(type));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw wrong(
                    place, "The list " + list + " holds something that does not belong there, behind " + place + ".");
        }
        place = list;
    }

    private static Refused wrong(String field, String message) {
        return Refused.invalid("file_invalid", field, message);
    }
}
