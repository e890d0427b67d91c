package dev.lockstep.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.account.token.ApiTokens;
import dev.lockstep.account.token.Scope;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the database does not say who somebody is, or what he or she may, nothing is done and nothing shown. */
class FailClosedTest extends Surface {
    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Members members;

    @Autowired
    private Database database;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"browser_session,cookie", "api_token,token", "member,cookie", "member,token"})
    void whatCannotBeReadLetsNobodyIn(String table, String way) {
        var id = Ids.next();
        var ann = new Person(id, "Ann", id + "@example.org", false, true, Instant.EPOCH);
        people.add(ann, "no password");
        var project = post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id");
        members.add(UUID.fromString(project), id, Role.VIEWER, null);
        var shown = way.equals("cookie")
                ? "lockstep_session=" + sessions.begin(id).reveal()
                : "Bearer "
                        + tokens.make(ann, "ci", Set.of(Scope.READ), Duration.ofDays(1))
                                .secret()
                                .reveal();
        assertThat(ask(project, way, shown).status()).isEqualTo(200);
        rename(table, "out_of_reach");
        try {
            var answer = ask(project, way, shown);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("out_of_reach", table, "SQL", "Exception");
        } finally {
            rename("out_of_reach", table);
        }
        assertThat(ask(project, way, shown).status()).isEqualTo(200);
    }

    private Answer ask(String project, String way, String shown) {
        return send(to("/api/v1/projects/" + project)
                .header(way.equals("cookie") ? "Cookie" : "Authorization", shown)
                .GET());
    }

    private void rename(String table, String name) {
        database.write(
                () -> jdbc.sql("alter table " + table + " rename to " + name).update());
    }
}
