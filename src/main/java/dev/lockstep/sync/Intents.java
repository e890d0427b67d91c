package dev.lockstep.sync;

import dev.lockstep.base.Outdated;
import dev.lockstep.sync.restore.Mark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was decided to be created remotely, stored before it is sent; open until the outcome is known. */
@Component
final class Intents implements Outdated {
    private final JdbcClient jdbc;

    Intents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param id in the mark left on the remote object; the same for every attempt
     * @param payload exactly what was sent
     * @param settlesAt before then, absence of the object proves nothing
     * @param repeated an earlier attempt was never answered
     */
    record Intent(
            UUID id,
            UUID linkId,
            Twin.Kind kind,
            UUID hubId,
            @Nullable UUID parentId,
            String payload,
            Instant sentAt,
            Instant settlesAt,
            boolean open,
            boolean repeated) {
        /** What is left on the remote object. */
        String mark() {
            return new Mark(id, hubId, linkId).text();
        }

        Intent resent(String payload, Instant at, Instant settles) {
            return new Intent(id, linkId, kind, hubId, parentId, payload, at, settles, true, true);
        }

        Intent settling(Instant settles) {
            return new Intent(id, linkId, kind, hubId, parentId, payload, sentAt, settles, open, repeated);
        }
    }

    Optional<Intent> open(UUID linkId, Twin.Kind kind, UUID hubId) {
        return jdbc.sql("select * from intent where link_id = ? and kind = ? and hub_id = ? and open = 1")
                .params(linkId.toString(), kind.name().toLowerCase(Locale.ROOT), hubId.toString())
                .query(Intents::intent)
                .optional();
    }

    private Optional<Intent> find(Mark mark) {
        return jdbc.sql("select * from intent where id = ?")
                .param(mark.intent().toString())
                .query(Intents::intent)
                .optional();
    }

    /** The intent that left this marker on a record of the link. */
    Optional<Intent> ownCreate(UUID linkId, @Nullable String marker) {
        return Mark.read(marker)
                .flatMap(this::find)
                .filter(intent -> intent.linkId().equals(linkId));
    }

    /**
     * True when this hub made the issue for another link to the same place: that one keeps it in step. Taken for news it
     * would go round in a circle of links, and be made again at each.
     *
     * @param marker what its creation left on it, proven to be this hub's; null when it has none
     */
    boolean madeForAnother(Link link, @Nullable String marker, String remoteId) {
        var mark = Mark.read(marker).orElse(null);
        return mark != null
                && jdbc.sql("""
                        select 1
                        where exists (select 1 from intent where id = :intent and link_id <> :link)
                          or exists (select 1 from link where id = :maker and id <> :link)
                          or exists (
                            select 1 from twin where kind = 'issue' and remote_id = :remote and link_id in (
                              select id from link where id <> :link and container = :container))
                        """)
                        .param("intent", mark.intent().toString())
                        .param("maker", mark.link().toString())
                        .param("link", link.id().toString())
                        .param("remote", remoteId)
                        .param("container", link.container().path())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
    }

    void save(Intent intent) {
        jdbc.sql("""
                insert into intent (id, link_id, kind, hub_id, parent_id, payload, sent_at, settles_at, open)
                values (:id, :link, :kind, :hub, :parent, :payload, :sent, :settles, 1)
                on conflict (id) do update set payload = excluded.payload, sent_at = excluded.sent_at,
                  settles_at = excluded.settles_at, open = 1
                """)
                .param("id", intent.id().toString())
                .param("link", intent.linkId().toString())
                .param("kind", intent.kind().name().toLowerCase(Locale.ROOT))
                .param("hub", intent.hubId().toString())
                .param("parent", Rows.text(intent.parentId()))
                .param("payload", intent.payload())
                .param("sent", intent.sentAt().toEpochMilli())
                .param("settles", intent.settlesAt().toEpochMilli())
                .update();
    }

    /** Its object exists and has its twin. The row stays: it is how a late webhook of our own create is recognised. */
    void done(Intent intent) {
        jdbc.sql("update intent set open = 0, payload = '' where id = ?")
                .param(intent.id().toString())
                .update();
    }

    /** Only what is done and whose record has its twin, by which it is known from then on. */
    @Override
    public int prune(Instant before, int rows) {
        return jdbc.sql("""
                delete from intent where id in (
                  select id from intent i where open = 0 and sent_at < ? and exists (
                    select 1 from twin t where t.link_id = i.link_id and t.kind = i.kind and t.hub_id = i.hub_id
                      and t.remote_id is not null)
                  order by sent_at limit ?)
                """).params(before.toEpochMilli(), rows).update();
    }

    /** It is certain that nothing was created. */
    void withdraw(Intent intent) {
        jdbc.sql("delete from intent where id = ?")
                .param(intent.id().toString())
                .update();
    }

    private static Intent intent(ResultSet row, int number) throws SQLException {
        return new Intent(
                Rows.id(row, "id"),
                Rows.id(row, "link_id"),
                Twin.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Rows.id(row, "hub_id"),
                Rows.optionalId(row, "parent_id"),
                row.getString("payload"),
                Rows.time(row, "sent_at"),
                Rows.time(row, "settles_at"),
                Rows.flag(row, "open"),
                false);
    }
}
