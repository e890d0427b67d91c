package dev.lockstep.connector.github;

import dev.lockstep.base.Slice;
import dev.lockstep.connector.Connector.InstalledRepository;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews.Installed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which repositories a GitHub App was let into, as its webhooks tell. */
@Repository
class GitHubInstallations {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    GitHubInstallations(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void store(UUID connection, Installed news) {
        if (news.whole()) {
            jdbc.sql("delete from installed_repository where connection_id = ? and installation = ?")
                    .params(connection.toString(), news.installation())
                    .update();
        }
        for (var gone : news.removed()) {
            jdbc.sql("delete from installed_repository where connection_id = ? and repository_id = ?")
                    .params(connection.toString(), gone.id())
                    .update();
        }
        for (var added : news.added()) {
            jdbc.sql("""
                    insert into installed_repository (connection_id, repository_id, installation, full_name, since)
                    values (?, ?, ?, ?, ?)
                    on conflict (connection_id, repository_id) do update set installation = excluded.installation,
                      full_name = excluded.full_name
                    """)
                    .params(connection.toString(), added.id(), news.installation(), added.name(), clock.millis())
                    .update();
        }
    }

    Slice<InstalledRepository> list(UUID connection, int limit, @Nullable String after) {
        var rows = jdbc.sql("""
                        select full_name, installation, since from installed_repository
                        where connection_id = ? and full_name > ? order by full_name limit ?
                        """)
                .params(connection.toString(), after == null ? "" : after, limit + 1)
                .query((row, number) -> new InstalledRepository(
                        new Container(row.getString(1)), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
                .list();
        return Slice.of(rows, limit, row -> row.container().path());
    }
}
