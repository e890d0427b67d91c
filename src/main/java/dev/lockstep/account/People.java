package dev.lockstep.account;

import dev.lockstep.account.Person.Credential;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.event.Events;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has an account. Thread-safe; methods that write join the caller's unit of work, and publish {@code person.created} or
 * {@code person.updated}.
 */
@Component
public class People {
    private static final String NO_PASSWORD = "";

    private static final String NAMED = "select * from person where name_key like ? escape '\\'";

    private final Database database;
    private final JdbcClient jdbc;
    private final Events events;
    private final ApplicationEventPublisher listeners;

    People(Database database, JdbcClient jdbc, Events events, ApplicationEventPublisher listeners) {
        this.listeners = listeners;
        this.events = events;
        this.database = database;
        this.jdbc = jdbc;
    }

    public boolean nobody() {
        return jdbc.sql("select 1 from person limit 1")
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    public Optional<Person> find(UUID id) {
        return jdbc.sql("select * from person where id = ?")
                .param(id.toString())
                .query(People::read)
                .optional();
    }

    /** In one query; ids of nobody are left out. */
    public Map<UUID, Person> all(Collection<UUID> ids) {
        Map<UUID, Person> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select * from person where id in (:ids)")
                    .param(
                            "ids",
                            Database.inList(ids.stream().map(UUID::toString).toList()))
                    .query(People::read)
                    .list()
                    .forEach(person -> found.put(person.id(), person));
        }
        return found;
    }

    public Optional<Credential> credential(UUID id) {
        return jdbc.sql("select * from person where id = ?")
                .param(id.toString())
                .query(People::credential)
                .optional();
    }

    /** @param email in any case */
    public Optional<Credential> credential(String email) {
        return jdbc.sql("select * from person where email = ?")
                .param(key(email))
                .query(People::credential)
                .optional();
    }

    /** Newest first. @param name part of the name, in any case; empty for all */
    public Slice<Person> list(String name, int limit, @Nullable String cursor) {
        var found = jdbc.sql(NAMED + " and id < ? order by id desc limit ?")
                .params(containing(name), Slice.before(cursor), limit + 1)
                .query(People::read)
                .list();
        return Slice.of(found, limit, person -> person.id().toString());
    }

    public List<Person> list(String name, int limit, long skipped) {
        return jdbc.sql(NAMED + " order by id desc limit ? offset ?")
                .params(containing(name), limit, skipped)
                .query(People::read)
                .list();
    }

    /** Those of exactly this name, in any case, who can log in; at most two, since more tell nothing more. */
    public List<Person> called(String name) {
        return jdbc.sql("select * from person where name_key = ? and deactivated_at is null order by id limit 2")
                .param(key(name))
                .query(People::read)
                .list();
    }

    public long count(String name) {
        return jdbc.sql("select count(*) from person where name_key like ? escape '\\'")
                .param(containing(name))
                .query(Long.class)
                .single();
    }

    /** @param passwordHash null for who logs in otherwise, and has no password yet */
    public void add(Person person, @Nullable String passwordHash) {
        int added = database.write(() -> insert(person, passwordHash));
        if (added == 0) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "email_taken",
                    "email",
                    "There is an account with this e-mail address. Log in, or ask for a new password.");
        }
    }

    private int insert(Person person, @Nullable String passwordHash) {
        var at = person.createdAt().toEpochMilli();
        int added = jdbc.sql("""
                insert into person (id, name, name_key, email, password_hash, admin, created_at, modified_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (email) do nothing
                """)
                .params(
                        person.id().toString(),
                        person.name(),
                        key(person.name()),
                        key(person.email()),
                        stored(passwordHash),
                        person.admin() ? 1 : 0,
                        at,
                        at)
                .update();
        if (added == 1) {
            tell("person.created", person);
        }
        return added;
    }

    /** As others know people; this hub keeps no {@code title} of anybody. */
    private record News(UUID id, String username, String email, String title, String status) {}

    private void tell(String type, Person person) {
        var status = person.active() ? "active" : "deactivated";
        var news = new News(person.id(), person.name(), person.email(), "", status);
        events.publish(type, person.id().toString(), null, news);
    }

    private Person changed(UUID id) {
        var person = find(id).orElseThrow(() -> Refused.notFound("person"));
        tell("person.updated", person);
        return person;
    }

    public Person rename(UUID id, String name, Instant at) {
        return database.write(() -> {
            jdbc.sql("update person set name = ?, name_key = ?, modified_at = ? where id = ?")
                    .params(name, key(name), at.toEpochMilli(), id.toString())
                    .update();
            return changed(id);
        });
    }

    /** Replaces the hash if it is still the old one: of two who change it at once, one has changed nothing. */
    public boolean replaceHash(UUID id, @Nullable String old, String fresh, Instant at) {
        return database.write(() -> jdbc.sql("""
                        update person set password_hash = ?, modified_at = ? where id = ? and password_hash = ?
                        """)
                        .params(fresh, at.toEpochMilli(), id.toString(), stored(old))
                        .update()
                == 1);
    }

    /** Somebody is shut out; told inside the unit of work that does it. */
    public record Deactivated(UUID person) {}

    /** @param since null lets him or her in again */
    public Person deactivate(UUID id, @Nullable Instant since, Instant at) {
        return database.write(() -> {
            jdbc.sql("update person set deactivated_at = ?, modified_at = ? where id = ?")
                    .param(since == null ? null : since.toEpochMilli())
                    .param(at.toEpochMilli())
                    .param(id.toString())
                    .update();
            if (since != null) {
                listeners.publishEvent(new Deactivated(id));
            }
            return changed(id);
        });
    }

    /** Of a row with the columns of a person. */
    public static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                row.getString("email"),
                row.getInt("admin") == 1,
                row.getObject("deactivated_at") == null,
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static Credential credential(ResultSet row, int number) throws SQLException {
        var hash = row.getString("password_hash");
        return new Credential(read(row, number), hash.equals(NO_PASSWORD) ? null : hash);
    }

    private static String stored(@Nullable String passwordHash) {
        return passwordHash == null ? NO_PASSWORD : passwordHash;
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String containing(String name) {
        return "%" + key(name).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
