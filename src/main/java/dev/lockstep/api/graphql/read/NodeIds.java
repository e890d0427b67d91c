package dev.lockstep.api.graphql.read;

import dev.lockstep.base.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids as they stand in the graph: those of the hub's records, and for what has none, words that lead to it. */
public final class NodeIds {
    private NodeIds() {}

    public static Optional<UUID> uuid(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** @throws Refused as for what does not exist */
    public static UUID uuid(@Nullable String text, String field) {
        return uuid(text)
                .orElseThrow(() ->
                        new Refused(Refused.Kind.NOT_FOUND, "not_found", field, "There is nothing with this id."));
    }

    /** Of an id that leads to a part of a record: which part. */
    static String part(String id) {
        int cut = id.indexOf(':');
        return cut < 0 ? "" : id.substring(cut + 1);
    }

    static Optional<UUID> owner(String id) {
        int cut = id.indexOf(':');
        return cut < 0 ? Optional.empty() : uuid(id.substring(0, cut));
    }

    static Optional<String> decoded(String word) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }
}
