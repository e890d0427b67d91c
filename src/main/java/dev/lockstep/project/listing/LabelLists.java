package dev.lockstep.project.listing;

import dev.lockstep.base.Database;
import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Keysets;
import dev.lockstep.keyset.Listed;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Labels by project. */
@Component
public final class LabelLists {
    public static final Column ID = Column.text("id", "id");
    public static final Column NAME = Column.text("name", "name");
    private static final Listed<StoredLabel> LISTED =
            new Listed<>("label", "*", "project_id", "project_id", Sql.TRUE, LabelLists::label);

    private final Keysets keysets;
    private final JdbcClient jdbc;

    public LabelLists(Keysets keysets, JdbcClient jdbc) {
        this.keysets = keysets;
        this.jdbc = jdbc;
    }

    /** @param color six hex digits, null when none was given */
    public record StoredLabel(
            UUID id, UUID projectId, String name, @Nullable String color) {}

    /** A label by its name, in whatever case. */
    public record Named(UUID projectId, String key) {
        public static Named of(UUID projectId, String name) {
            return new Named(
                    projectId, Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
        }
    }

    public Map<UUID, Rows<StoredLabel>> of(Collection<UUID> projects, Wish wish) {
        return keysets.read(LISTED, projects, wish);
    }

    public Map<UUID, Long> count(Collection<UUID> projects, Sql filter) {
        return keysets.count(LISTED, projects, filter);
    }

    public java.util.Optional<StoredLabel> find(UUID id) {
        return jdbc.sql("select * from label where id = ?")
                .param(id.toString())
                .query((row, number) -> label(row))
                .optional();
    }

    /** @param wanted not empty; those that are not stored are left out */
    public Map<Named, StoredLabel> named(Collection<Named> wanted) {
        var projects = wanted.stream()
                .map(each -> each.projectId().toString())
                .distinct()
                .toList();
        var keys = wanted.stream().map(Named::key).distinct().toList();
        Map<Named, StoredLabel> found = new HashMap<>();
        jdbc.sql("select * from label where project_id in (:projects) and name_key in (:keys)")
                .param("projects", Database.inList(projects))
                .param("keys", Database.inList(keys))
                .query(row -> {
                    var label = label(row);
                    found.put(new Named(label.projectId(), row.getString("name_key")), label);
                });
        return found;
    }

    private static StoredLabel label(ResultSet row) throws SQLException {
        return new StoredLabel(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("project_id")),
                row.getString("name"),
                row.getString("color"));
    }
}
