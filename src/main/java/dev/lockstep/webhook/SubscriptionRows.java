package dev.lockstep.webhook;

import dev.lockstep.base.Database;
import dev.lockstep.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code subscription}; {@link Leases} keeps its last columns. Writes inside the caller's unit of work. */
final class SubscriptionRows {
    private static final String OF = """
             (project_id = cast(:project as text) or project_id is null and cast(:project as text) is null)
             and (person_id = cast(:person as text) or person_id is null and cast(:person as text) is null)""";

    private final JdbcClient jdbc;

    SubscriptionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Subscription made, String cipher) {
        jdbc.sql("""
                insert into subscription
                  (id, project_id, person_id, url, wanted, secret, enabled, failures, next_at, lease_until, created_at)
                values (:id, :project, :person, :url, :wanted, :secret, 1, 0, 0, 0, :at)
                """)
                .param("id", made.id().toString())
                .param("project", text(made.whose().project()))
                .param("person", text(made.whose().person()))
                .param("url", made.url())
                .param("wanted", Json.write(made.events()))
                .param("secret", cipher)
                .param("at", made.createdAt().toEpochMilli())
                .update();
    }

    int count(Whose whose) {
        return jdbc.sql("select count(*) from subscription where" + OF)
                .param("project", text(whose.project()))
                .param("person", text(whose.person()))
                .query(Integer.class)
                .single();
    }

    List<Subscription> of(Whose whose) {
        return jdbc.sql("select * from subscription where" + OF + " order by id")
                .param("project", text(whose.project()))
                .param("person", text(whose.person()))
                .query(SubscriptionRows::read)
                .list();
    }

    Optional<Subscription> find(Whose whose, UUID id) {
        return jdbc.sql("select * from subscription where id = :id and" + OF)
                .param("id", id.toString())
                .param("project", text(whose.project()))
                .param("person", text(whose.person()))
                .query(SubscriptionRows::read)
                .optional();
    }

    boolean anyEnabled() {
        return !jdbc.sql("select 1 from subscription where enabled = 1 limit 1")
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** Those of everything, and those of these projects and these people. */
    List<Subscription> enabled(Collection<UUID> projects, Collection<UUID> people) {
        return jdbc.sql("""
                select * from subscription where enabled = 1
                  and (project_id is null and person_id is null or project_id in (:projects) or person_id in (:people)) order by id
                """)
                .param("projects", some(projects))
                .param("people", some(people))
                .query(SubscriptionRows::read)
                .list();
    }

    /** No list may be empty: none has an empty id. */
    private static List<String> some(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of("")
                : Database.inList(ids.stream().map(UUID::toString).toList());
    }

    Optional<String> secret(UUID id) {
        return jdbc.sql("select secret from subscription where id = ?")
                .param(id.toString())
                .query(String.class)
                .optional();
    }

    void send(UUID id, String url) {
        jdbc.sql("update subscription set url = ?, next_at = 0 where id = ?")
                .params(url, id.toString())
                .update();
    }

    /** Told nothing before; whatever waits stays. */
    void rest(UUID id, Instant until) {
        jdbc.sql("update subscription set next_at = ? where id = ? and next_at < ?")
                .params(until.toEpochMilli(), id.toString(), until.toEpochMilli())
                .update();
    }

    void wake(UUID person) {
        jdbc.sql("update subscription set next_at = 0 where person_id = ?")
                .param(person.toString())
                .update();
    }

    void sign(UUID id, String cipher) {
        jdbc.sql("update subscription set secret = ? where id = ?")
                .params(cipher, id.toString())
                .update();
    }

    void want(UUID id, List<String> events) {
        jdbc.sql("update subscription set wanted = ? where id = ?")
                .params(Json.write(events), id.toString())
                .update();
    }

    void enable(UUID id) {
        jdbc.sql("""
                update subscription set enabled = 1, stopped = null, failures = 0, failing_since = null, next_at = 0 where id = ?
                """).param(id.toString()).update();
    }

    /** What waits has failed then. */
    void stop(UUID id, @Nullable String why) {
        jdbc.sql("update subscription set enabled = 0, stopped = cast(:why as text) where id = :id")
                .param("why", why)
                .param("id", id.toString())
                .update();
        jdbc.sql("""
                update posting set state = 'failed', said = coalesce(said, 'The subscription was disabled.')
                where subscription_id = ? and state = 'waiting'
                """).param(id.toString()).update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from subscription where id = ?").param(id.toString()).update();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    static Subscription read(ResultSet row, int number) throws SQLException {
        long failing = row.getLong("failing_since");
        boolean fine = row.wasNull();
        return new Subscription(
                UUID.fromString(row.getString("id")),
                new Whose(id(row.getString("project_id")), id(row.getString("person_id"))),
                row.getString("url"),
                List.of(Json.read(row.getString("wanted"), String[].class)),
                row.getInt("enabled") == 1,
                row.getString("stopped"),
                fine ? null : Instant.ofEpochMilli(failing),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
