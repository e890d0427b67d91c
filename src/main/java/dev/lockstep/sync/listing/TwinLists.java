package dev.lockstep.sync.listing;

import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Keysets;
import dev.lockstep.keyset.Listed;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Issues that stand on both sides, by issue and by link. */
@Component
public final class TwinLists {
    public static final Column ID = Column.text("id", "id");
    private static final Sql STANDING = Sql.of("kind = 'issue' and status = 'linked'");
    private static final Listed<ListedTwin> OF_ISSUES =
            new Listed<>("twin", "*", "hub_id", "hub_id", STANDING, TwinLists::read);
    private static final Listed<ListedTwin> OF_LINKS =
            new Listed<>("twin", "*", "link_id", "link_id", STANDING, TwinLists::read);

    private final Keysets keysets;
    private final JdbcClient jdbc;

    public TwinLists(Keysets keysets, JdbcClient jdbc) {
        this.keysets = keysets;
        this.jdbc = jdbc;
    }

    public Map<UUID, Rows<ListedTwin>> ofIssues(Collection<UUID> issues, Wish wish) {
        return keysets.read(OF_ISSUES, issues, wish);
    }

    public Map<UUID, Long> countOfIssues(Collection<UUID> issues, Sql filter) {
        return keysets.count(OF_ISSUES, issues, filter);
    }

    public Map<UUID, Rows<ListedTwin>> ofLinks(Collection<UUID> links, Wish wish) {
        return keysets.read(OF_LINKS, links, wish);
    }

    public Map<UUID, Long> countOfLinks(Collection<UUID> links, Sql filter) {
        return keysets.count(OF_LINKS, links, filter);
    }

    public Optional<ListedTwin> find(UUID id) {
        return jdbc.sql("select * from twin where id = ? and " + STANDING.text())
                .param(id.toString())
                .query((row, number) -> read(row))
                .optional();
    }

    private static ListedTwin read(ResultSet row) throws SQLException {
        var remote = row.getString("remote_id");
        var key = row.getString("remote_key");
        return new ListedTwin(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("link_id")),
                UUID.fromString(row.getString("hub_id")),
                remote,
                key == null ? remote : key,
                row.getString("url"));
    }
}
