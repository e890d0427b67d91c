package dev.lockstep.sync;

import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Sha256;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.issue.Issue;
import dev.lockstep.text.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stood in a link's container before the link was made and matches nothing in the hub yet: listed as "only here",
 * matched when the same issue is about to be created there, let in when a person approves.
 */
@Component
final class Candidates {
    private static final int MAX_TITLE_SHOWN = 300;

    private final JdbcClient jdbc;

    Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(UUID linkId, RemoteIssue issue) {
        jdbc.sql("""
                insert into candidate (link_id, remote_id, match_key, title, url, payload)
                values (:link, :remote, :match, :title, :url, :payload)
                on conflict (link_id, remote_id) do update set match_key = excluded.match_key, title = excluded.title,
                  url = excluded.url, payload = excluded.payload
                """)
                .param("link", linkId.toString())
                .param("remote", issue.ref().id())
                .param("match", key(issue))
                .param("title", clipped(issue.title()))
                .param("url", issue.url())
                .param("payload", Json.write(issue))
                .update();
    }

    /** Also one that an earlier link made of it, which carries a line above the same body. */
    Optional<RemoteIssue> match(UUID linkId, Issue hub) {
        var keys = keys(hub);
        return jdbc.sql(
                        "select payload from candidate where link_id = ? and match_key in (?, ?, ?, ?) order by remote_id limit 1")
                .params(linkId.toString(), keys.get(0), keys.get(1), keys.get(2), keys.get(3))
                .query(String.class)
                .optional()
                .map(payload -> Json.read(payload, RemoteIssue.class));
    }

    boolean holds(UUID linkId, String remoteId) {
        return jdbc.sql("select count(*) from candidate where link_id = ? and remote_id = ?")
                        .params(linkId.toString(), remoteId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<RemoteIssue> some(UUID linkId, int limit) {
        return jdbc
                .sql("select payload from candidate where link_id = ? order by remote_id limit ?")
                .params(linkId.toString(), limit)
                .query(String.class)
                .list()
                .stream()
                .map(payload -> Json.read(payload, RemoteIssue.class))
                .toList();
    }

    void release(UUID linkId, String remoteId) {
        jdbc.sql("delete from candidate where link_id = ? and remote_id = ?")
                .params(linkId.toString(), remoteId)
                .update();
    }

    long count(UUID linkId) {
        return jdbc.sql("select count(*) from candidate where link_id = ?")
                .param(linkId.toString())
                .query(Long.class)
                .single();
    }

    Slice<Links.OnlyHere> list(UUID linkId, int limit, @Nullable String cursor) {
        List<String> after = cursor == null ? List.of("", "") : Cursor.decode(cursor);
        List<Links.OnlyHere> rows = jdbc.sql("""
                select remote_id, title, url from candidate
                where link_id = :link and (title, remote_id) > (:title, :remote) order by title, remote_id limit :limit
                """)
                .param("link", linkId.toString())
                .param("title", after.get(0))
                .param("remote", after.get(1))
                .param("limit", limit + 1)
                .query((row, number) -> new Links.OnlyHere(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        return Slice.of(rows, limit, row -> Cursor.encode(row.title(), row.remoteId()));
    }

    static String matchKey(String title, String body) {
        return Sha256.hex(title.strip() + "\n" + Canonical.text(Shape.bare(body)));
    }

    /** What carries our mark was made of an issue here, and may call others by other names than that. */
    static String key(RemoteIssue issue) {
        return issue.marker() == null ? matchKey(issue.title(), issue.body()) : shapeKey(issue.title(), issue.body());
    }

    /** By which an issue of the hub may be found, with and without the line that says who wrote it. */
    static List<String> keys(Issue hub) {
        String attributed = Attribution.naming(hub.author()).on(hub.body());
        return List.of(
                matchKey(hub.title(), hub.body()),
                matchKey(hub.title(), attributed),
                shapeKey(hub.title(), hub.body()),
                shapeKey(hub.title(), attributed));
    }

    static String shapeKey(String title, String body) {
        return matchKey("made here: " + title.strip(), Shape.of(body));
    }

    private static String clipped(String title) {
        return title.length() <= MAX_TITLE_SHOWN ? title : title.substring(0, MAX_TITLE_SHOWN);
    }

    /** A keyset position of two texts, opaque to callers. */
    private static final class Cursor {
        static String encode(String first, String second) {
            return Base64.getUrlEncoder()
                    .encodeToString(Json.write(List.of(first, second)).getBytes(StandardCharsets.UTF_8));
        }

        static List<String> decode(String cursor) {
            try {
                var parts = Json.read(
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8), String[].class);
                if (parts.length == 2) {
                    return List.of(parts);
                }
            } catch (RuntimeException unreadable) {
                throw unknown();
            }
            throw unknown();
        }

        private static Refused unknown() {
            return Refused.invalid(
                    "cursor_invalid", "cursor", "This cursor was not made by this list; begin again without it.");
        }
    }
}
