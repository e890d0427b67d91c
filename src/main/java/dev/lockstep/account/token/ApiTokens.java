package dev.lockstep.account.token;

import dev.lockstep.account.Digests;
import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Personal tokens: made by a person for a program, shown once, good for some days and some things. Thread-safe. */
@Component
public class ApiTokens {
    private static final String PREFIX = "lsp_";
    private static final int BITS = 256;
    private static final int MAX_TOKENS = 50;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    ApiTokens(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record ApiToken(UUID id, String name, Set<Scope> scopes, Instant createdAt, Instant expiresAt) {}

    public record Made(ApiToken token, Secret secret) {}

    public record Holder(Person person, Set<Scope> scopes) {}

    /** @param name checked, as a person's is */
    public Made make(Person person, String name, Set<Scope> scopes, Duration life) {
        if (scopes.contains(Scope.ADMIN) && !person.admin()) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN, "admin_only", "scopes", "Only administrators' tokens have this scope.");
        }
        var word = PREFIX + Digests.randomWord(BITS);
        var now = clock.instant();
        var token = new ApiToken(Ids.next(), name, scopes, now, now.plus(life));
        database.write(() -> {
            jdbc.sql("delete from api_token where person_id = ? and expires_at <= ?")
                    .params(person.id().toString(), now.toEpochMilli())
                    .update();
            if (list(person.id()).size() >= MAX_TOKENS) {
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        "too_many_tokens",
                        null,
                        "A person has at most " + MAX_TOKENS + " tokens. Delete one that is no longer used.");
            }
            insert(person.id(), token, Digests.hex(word));
        });
        return new Made(token, new Secret(word));
    }

    private void insert(UUID person, ApiToken token, String hash) {
        jdbc.sql("""
                insert into api_token (id, person_id, name, token_hash, scopes, created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        token.id().toString(),
                        person.toString(),
                        token.name(),
                        hash,
                        token.scopes().stream().map(Enum::name).collect(Collectors.joining(" ")),
                        token.createdAt().toEpochMilli(),
                        token.expiresAt().toEpochMilli())
                .update();
    }

    public List<ApiToken> list(UUID person) {
        return jdbc.sql("select * from api_token where person_id = ? order by id desc limit ?")
                .params(person.toString(), MAX_TOKENS)
                .query(ApiTokens::token)
                .list();
    }

    public void delete(UUID person, UUID id) {
        int deleted = database.write(() -> jdbc.sql("delete from api_token where person_id = ? and id = ?")
                .params(person.toString(), id.toString())
                .update());
        if (deleted == 0) {
            throw Refused.notFound("token");
        }
    }

    public Optional<Holder> holder(String presented) {
        if (!presented.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select p.*, t.scopes from api_token t join person p on p.id = t.person_id
                where t.token_hash = ? and t.expires_at > ? and p.deactivated_at is null
                """)
                .params(Digests.hex(presented), clock.millis())
                .query((row, number) -> new Holder(People.read(row, number), scopes(row)))
                .optional();
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                scopes(row),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")));
    }

    private static Set<Scope> scopes(ResultSet row) throws SQLException {
        return Arrays.stream(row.getString("scopes").split(" "))
                .map(Scope::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
