package dev.lockstep.sync;

import dev.lockstep.connector.Walk;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Up to where each link's news is known. Written in the transaction that stores the news; cursors never go back. */
@Component
final class LinkCursors {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final KnownLinks known;

    LinkCursors(JdbcClient jdbc, InstantSource clock, KnownLinks known) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.known = known;
    }

    Walk.Position issues(UUID linkId) {
        return position(linkId, "issue");
    }

    Walk.Position comments(UUID linkId) {
        return position(linkId, "comment");
    }

    private Walk.Position position(UUID linkId, String which) {
        return jdbc.sql("select %1$s_cursor as cursor, %1$s_etag as etag from link where id = ?".formatted(which))
                .param(linkId.toString())
                .query((row, number) -> Walk.Position.after(row.getString("cursor"), row.getString("etag")))
                .single();
    }

    void issues(UUID linkId, String cursor, @Nullable String etag) {
        move(linkId, "issue", cursor, etag);
    }

    void comments(UUID linkId, String cursor, @Nullable String etag) {
        move(linkId, "comment", cursor, etag);
    }

    private void move(UUID linkId, String which, String cursor, @Nullable String etag) {
        // An ETag belongs to the request made with one cursor, so both move together. What is no time is damaged.
        // Without the Z that ends it, a time with a fraction sorts behind the one without.
        jdbc.sql("""
                        update link set %1$s_cursor = :cursor, %1$s_etag = :etag where id = :id
                          and (rtrim(%1$s_cursor, 'Z') <= rtrim(:cursor, 'Z') or %1$s_cursor not like '____-__-__T%%Z')
                        """.formatted(which))
                .param("cursor", cursor)
                .param("etag", etag)
                .param("id", linkId.toString())
                .update();
    }

    boolean imported(UUID linkId) {
        return jdbc.sql("select count(*) from link where id = ? and imported_at is not null")
                        .param(linkId.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }

    void listedInFull(UUID linkId) {
        jdbc.sql(
                        "update link set imported_at = coalesce(imported_at, :now), checked_at = :now, trouble = null where id = :id")
                .param("now", clock.millis())
                .param("id", linkId.toString())
                .update();
        known.forget();
    }

    void checked(UUID linkId) {
        jdbc.sql("update link set checked_at = :now, trouble = null where id = :id")
                .param("now", clock.millis())
                .param("id", linkId.toString())
                .update();
        known.forget();
    }
}
