package dev.lockstep.connector;

import dev.lockstep.base.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A tracker's JSON, read with suspicion: whatever is missing or of another kind throws {@link NotAsPromised}, which the
 * client turns into {@link ConnectorFault.Malformed}.
 */
public final class RemoteJson {
    private final JsonNode node;

    private RemoteJson(JsonNode node) {
        this.node = node;
    }

    /** An answer that is not what the API promises. The message names a member, never a value. */
    public static final class NotAsPromised extends RuntimeException {
        public NotAsPromised(String what) {
            super(what);
        }
    }

    public static RemoteJson parse(String text) {
        try {
            var node = Json.tree(text);
            if (node.isObject() || node.isArray()) {
                return new RemoteJson(node);
            }
        } catch (JacksonException notJson) {
            // told below
        }
        throw new NotAsPromised("the answer is not complete JSON");
    }

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public boolean isArray() {
        return node.isArray();
    }

    public RemoteJson object(String name) {
        var member = node.get(name);
        if (member == null || !member.isObject()) {
            throw new NotAsPromised("\"" + name + "\" is missing");
        }
        return new RemoteJson(member);
    }

    /** A string, or a number as text. */
    public String text(String name) {
        var text = textOrNull(name);
        if (text == null) {
            throw new NotAsPromised("\"" + name + "\" is missing");
        }
        return text;
    }

    public @Nullable String textOrNull(String name) {
        var member = node.get(name);
        return member == null || !(member.isString() || member.isNumber()) ? null : member.asString();
    }

    /** Null also for what is none. */
    public @Nullable RemoteJson objectOrNull(String name) {
        var member = node.get(name);
        return member == null || !member.isObject() ? null : new RemoteJson(member);
    }

    public @Nullable String textIn(String object, String name) {
        var member = objectOrNull(object);
        return member == null ? null : member.textOrNull(name);
    }

    /** A member as the JSON that it is. */
    public String raw(String name) {
        var member = node.get(name);
        if (member == null) {
            throw new NotAsPromised("\"" + name + "\" is missing");
        }
        return member.toString();
    }

    public int number(String name, int otherwise) {
        var member = node.get(name);
        return member != null && member.isInt() ? member.intValue() : otherwise;
    }

    public boolean flag(String name) {
        var member = node.get(name);
        return member != null && member.isBoolean() && member.booleanValue();
    }

    public Instant time(String name) {
        var time = timeOrNull(name);
        if (time == null) {
            throw new NotAsPromised("\"" + name + "\" is not a time");
        }
        return time;
    }

    public @Nullable Instant timeOrNull(String name) {
        try {
            var text = textOrNull(name);
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** The objects of a member that is an array; none when it is missing. */
    public List<RemoteJson> list(String name) {
        var member = node.get(name);
        return member == null || member.isNull() ? List.of() : new RemoteJson(member).items();
    }

    /** The objects of this array. */
    public List<RemoteJson> items() {
        if (!node.isArray()) {
            throw new NotAsPromised("a list was expected");
        }
        var items = new ArrayList<RemoteJson>(node.size());
        for (var item : node) {
            items.add(new RemoteJson(item));
        }
        return items;
    }

    /** The strings of a member that is an array, or the {@code member} of the objects in it. */
    public List<String> texts(String name, String member) {
        var texts = new ArrayList<String>();
        for (var item : list(name)) {
            var text = item.node.isString() ? item.node.stringValue() : item.textOrNull(member);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The members of this object that are objects, by name. */
    public Map<String, RemoteJson> members() {
        var members = new LinkedHashMap<String, RemoteJson>();
        node.properties().stream()
                .filter(member -> member.getValue().isObject())
                .forEach(member -> members.put(member.getKey(), new RemoteJson(member.getValue())));
        return members;
    }

    /** The members of this object that are strings, by name. */
    public Map<String, String> memberTexts() {
        var texts = new LinkedHashMap<String, String>();
        node.properties().stream()
                .filter(member -> member.getValue().isString())
                .forEach(member -> texts.put(member.getKey(), member.getValue().stringValue()));
        return texts;
    }

    /** The first member of this object that is a list, as in {@code {"name": ["is too long"]}}; null when none is. */
    public @Nullable String firstListName() {
        for (var member : node.properties()) {
            if (member.getValue().isArray()) {
                return member.getKey();
            }
        }
        return null;
    }
}
