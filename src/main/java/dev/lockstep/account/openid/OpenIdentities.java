package dev.lockstep.account.openid;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which subject of which issuer is whom. One of each issuer for a person. Methods that write join the caller's unit of work. */
@Component
public class OpenIdentities {
    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    OpenIdentities(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Person> owner(Claims claims) {
        return jdbc.sql("""
                select p.* from openid_identity o join person p on p.id = o.person_id
                where o.issuer = ? and o.subject = ?
                """)
                .params(claims.issuer(), claims.subject())
                .query(People::read)
                .optional();
    }

    public List<Connected> of(UUID person) {
        return jdbc.sql("select * from openid_identity where person_id = ? order by id")
                .param(person.toString())
                .query((row, number) -> new Connected(
                        UUID.fromString(row.getString("id")),
                        row.getString("issuer"),
                        Instant.ofEpochMilli(row.getLong("created_at"))))
                .list();
    }

    /** False where the subject is somebody's already, or the person has another one there. */
    boolean connect(UUID person, Claims claims) {
        return database.write(() -> jdbc.sql("""
                        insert into openid_identity (id, issuer, subject, person_id, created_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .params(
                                Ids.next().toString(),
                                claims.issuer(),
                                claims.subject(),
                                person.toString(),
                                clock.millis())
                        .update()
                == 1);
    }

    /** Only where a password is left to log in with. */
    public void disconnect(UUID person, UUID id) {
        int removed = database.write(
                () -> jdbc.sql("""
                delete from openid_identity where id = ? and person_id = ?
                  and exists (select 1 from person p where p.id = openid_identity.person_id and p.password_hash <> '')
                """).params(id.toString(), person.toString()).update());
        if (removed == 1) {
            return;
        }
        if (of(person).stream().noneMatch(each -> each.id().equals(id))) {
            throw Refused.notFound("identity");
        }
        throw new Refused(
                Refused.Kind.CONFLICT,
                "last_way_in",
                null,
                "You have no other way to log in. Ask for a password with POST /api/v1/people/forgotten-password first.");
    }
}
