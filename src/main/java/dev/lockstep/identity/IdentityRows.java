package dev.lockstep.identity;

import dev.lockstep.base.Database;
import dev.lockstep.connector.Person;
import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.Identity.Refusal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code identity} and {@code identity_refusal}. What writes runs inside a unit of work. */
final class IdentityRows {
    private final JdbcClient jdbc;

    IdentityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Identity> of(UUID person) {
        return jdbc.sql("select * from identity where person_id = ? order by created_at, id")
                .param(person.toString())
                .query(this::read)
                .list();
    }

    Optional<Identity> find(UUID person, UUID connection) {
        return jdbc.sql("select * from identity where person_id = ? and connection_id = ?")
                .params(person.toString(), connection.toString())
                .query(this::read)
                .optional();
    }

    /** Also over another connection to the same place. */
    boolean isTaken(URI baseUrl, String remoteId, UUID person) {
        return jdbc.sql("select 1 from identity where base_url = ? and remote_id = ? and person_id <> ? limit 1")
                .params(baseUrl.toString(), remoteId, person.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** @param until when the token ends; null where it does not */
    void add(Identity it, String sealed, @Nullable Instant until) {
        jdbc.sql("""
                insert into identity (id, person_id, connection_id, lane_id, base_url, remote_id, remote_name, remote_url,
                  credential, sync_self, sync_others, revision, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        it.id().toString(),
                        it.personId().toString(),
                        it.connectionId().toString(),
                        it.lane().toString(),
                        it.baseUrl().toString(),
                        it.account().id(),
                        it.account().name())
                .param(it.account().url())
                .params(
                        sealed,
                        it.consent().self() ? 1 : 0,
                        it.consent().others() ? 1 : 0,
                        it.revision(),
                        it.createdAt().toEpochMilli())
                .param(until == null ? null : until.toEpochMilli())
                .update();
    }

    int allow(UUID id, Consent consent) {
        return jdbc.sql("update identity set sync_self = ?, sync_others = ? where id = ?")
                .params(consent.self() ? 1 : 0, consent.others() ? 1 : 0, id.toString())
                .update();
    }

    /** What is allowed over one link beyond that; none of it takes the row away. */
    void allow(UUID id, UUID link, Consent consent) {
        jdbc.sql("delete from identity_consent where identity_id = ? and link_id = ?")
                .params(id.toString(), link.toString())
                .update();
        if (!consent.equals(Consent.NONE)) {
            jdbc.sql("insert into identity_consent (identity_id, link_id, sync_self, sync_others) values (?, ?, ?, ?)")
                    .params(id.toString(), link.toString(), consent.self() ? 1 : 0, consent.others() ? 1 : 0)
                    .update();
        }
    }

    /** Of a person over these links, by their ids. */
    Map<UUID, Consent> over(UUID person, Collection<UUID> links) {
        Map<UUID, Consent> found = new HashMap<>();
        if (!links.isEmpty()) {
            jdbc.sql("""
                    select c.* from identity_consent c join identity i on i.id = c.identity_id
                    where i.person_id = :person and c.link_id in (:links)
                    """)
                    .param("person", person.toString())
                    .param(
                            "links",
                            Database.inList(links.stream().map(UUID::toString).toList()))
                    .query(row -> {
                        found.put(
                                UUID.fromString(row.getString("link_id")),
                                new Consent(row.getInt("sync_self") == 1, row.getInt("sync_others") == 1));
                    });
        }
        return found;
    }

    int delete(UUID id) {
        return jdbc.sql("delete from identity where id = ?")
                .param(id.toString())
                .update();
    }

    private Identity read(ResultSet row, int number) throws SQLException {
        var id = UUID.fromString(row.getString("id"));
        return new Identity(
                id,
                UUID.fromString(row.getString("person_id")),
                UUID.fromString(row.getString("connection_id")),
                UUID.fromString(row.getString("lane_id")),
                URI.create(row.getString("base_url")),
                new Person(row.getString("remote_id"), row.getString("remote_name"), row.getString("remote_url")),
                new Consent(row.getInt("sync_self") == 1, row.getInt("sync_others") == 1),
                row.getInt("revision"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                refusals(id));
    }

    private List<Refusal> refusals(UUID id) {
        return jdbc.sql(
                        "select * from identity_refusal where identity_id = ? order by refused_at, link_id, of_what limit 100")
                .param(id.toString())
                .query((row, number) -> {
                    var link = row.getString("link_id");
                    return new Refusal(
                            link.isEmpty() ? null : UUID.fromString(link),
                            row.getString("of_what"),
                            row.getString("reason"),
                            Instant.ofEpochMilli(row.getLong("refused_at")));
                })
                .list();
    }
}
