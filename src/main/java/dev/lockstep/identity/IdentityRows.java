package dev.lockstep.identity;

import dev.lockstep.base.Database;
import dev.lockstep.connector.Person;
import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.Identity.Refusal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code identity} and {@code identity_refusal}. What writes runs inside a unit of work. */
final class IdentityRows {
    private static final int MOST_REFUSALS = 100;

    private final JdbcClient jdbc;

    IdentityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Identity> of(UUID person) {
        return among(List.of(person)).getOrDefault(person, List.of());
    }

    /** By person; who has none is left out. Two statements. */
    Map<UUID, List<Identity>> among(Collection<UUID> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        var ids = Database.inList(people.stream().map(UUID::toString).toList());
        var refusals = refusalsOf(ids);
        return jdbc
                .sql("select * from identity where person_id in (:people) order by created_at, id")
                .param("people", ids)
                .query((row, number) -> read(row, id -> refusals.getOrDefault(id, List.of())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Identity::personId));
    }

    private Map<UUID, List<Refusal>> refusalsOf(List<String> people) {
        Map<UUID, List<Refusal>> found = new HashMap<>();
        jdbc.sql("""
                select r.* from identity_refusal r join identity i on i.id = r.identity_id where i.person_id in (:people)
                order by r.refused_at, r.link_id, r.of_what
                """).param("people", people).query(row -> {
            var all = found.computeIfAbsent(UUID.fromString(row.getString("identity_id")), id -> new ArrayList<>());
            if (all.size() < MOST_REFUSALS) {
                all.add(refusal(row));
            }
        });
        return found;
    }

    Optional<Identity> find(UUID person, UUID connection) {
        return jdbc.sql("select * from identity where person_id = ? and connection_id = ?")
                .params(person.toString(), connection.toString())
                .query((row, number) -> read(row, this::refusals))
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

    private static Identity read(ResultSet row, Function<UUID, List<Refusal>> refusals) throws SQLException {
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
                refusals.apply(id));
    }

    private List<Refusal> refusals(UUID id) {
        return jdbc.sql(
                        "select * from identity_refusal where identity_id = ? order by refused_at, link_id, of_what limit ?")
                .params(id.toString(), MOST_REFUSALS)
                .query((row, number) -> refusal(row))
                .list();
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        var link = row.getString("link_id");
        return new Refusal(
                link.isEmpty() ? null : UUID.fromString(link),
                row.getString("of_what"),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("refused_at")));
    }
}
