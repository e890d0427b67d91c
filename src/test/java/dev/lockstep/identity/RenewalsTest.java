package dev.lockstep.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Tracker;
import dev.lockstep.identity.grant.TestProviders;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that end are renewed once, whoever needs them, and a refresh token is never sent twice. */
class RenewalsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final URI SITE = URI.create("https://acme.atlassian.net");
    private static final URI GATEWAY = URI.create("https://api.example/ex/jira/1");

    private final TestClock clock = new TestClock(START);
    private final RotatingTokens tokens = new RotatingTokens(clock);
    private final UUID person = Ids.next();
    private final UUID identity = Ids.next();
    private final Connection connection = new Connection(
            Ids.next(),
            Tracker.JIRA,
            "jira",
            SITE,
            new Credential.Account("bot@example.org", new Secret("bots")),
            null,
            1);
    private TestDatabase database;

    @BeforeEach
    void anIdentityWithATokenForAnHour(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        var held = new Sealed.Held(new Credential.Consented(new Secret("access-0"), GATEWAY), new Secret("refresh-0"));
        sql(
                "insert into person (id, name, name_key, email, password_hash, admin, created_at, modified_at)"
                        + " values ('%s', 'Ann', 'ann', 'ann@example.org', '', 0, 0, 0)",
                person);
        sql(
                "insert into connection (id, tracker, name, base_url, credential, created_at)"
                        + " values ('%s', 'jira', 'jira', '" + SITE + "', '-', 0)",
                connection.id());
        sql(
                "insert into identity (id, person_id, connection_id, lane_id, base_url, remote_id, remote_name, credential,"
                        + " sync_self, sync_others, revision, created_at, expires_at)"
                        + " values ('%s', '%s', '%s', '%s', '" + SITE + "', 'ann-1', 'Ann', '%s', 1, 0, 1, 0, %d)",
                identity,
                person,
                connection.id(),
                Ids.next(),
                new Sealed(TestHubKey.fixed()).seal(identity, held),
                START.plus(Duration.ofHours(1)).toEpochMilli());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTokenThatIsGoodForLongerIsUsedAsItIs() {
        assertThat(own()).contains("access-0");
        assertThat(tokens.spent).isEmpty();
    }

    @Test
    void aTokenThatEndsSoonIsRenewedAndItsGatewayStays() {
        after(Duration.ofMinutes(59).plusSeconds(30));
        var own = node().of(person, connection.id(), Ids.next(), OwnTokens.Doing.COMMENTS)
                .orElseThrow();
        assertThat(own.connection().credential()).isInstanceOf(Credential.Consented.class);
        assertThat(((Credential.Consented) own.connection().credential()).gateway())
                .isEqualTo(GATEWAY);
        assertThat(own()).contains("access-1");
        after(Duration.ofHours(1));
        assertThat(own()).contains("access-2");
        assertThat(tokens.spent).containsExactly("refresh-0", "refresh-1");
        assertThat(tokens.stolen).isFalse();
    }

    @Test
    void whileOneNodeRenewsTheOthersUseTheOldTokenAndAreToldToWaitOnceItIsOver() {
        after(Duration.ofMinutes(59).plusSeconds(30));
        tokens.meanwhile = () -> {
            tokens.meanwhile = () -> {};
            assertThat(own()).as("another node, meanwhile").contains("access-0");
            after(Duration.ofSeconds(40));
            var told = catchThrowableOfType(Renewing.class, this::own);
            assertThat(told.until()).isEqualTo(clock.instant().plusSeconds(2));
        };
        assertThat(own()).contains("access-1");
        assertThat(own()).contains("access-1");
        assertThat(tokens.spent).containsExactly("refresh-0");
    }

    @Test
    void whoReadTheRowBeforeItWasRenewedDoesNotRenewItAgain() {
        after(Duration.ofMinutes(59).plusSeconds(30));
        var before = database.jdbc()
                .sql("select * from identity")
                .query((row, number) -> KeptToken.read(row))
                .single();
        assertThat(own()).contains("access-1");
        var late = renewals().current(before, connection).orElseThrow();
        assertThat(text(late.credential())).isEqualTo("access-1");
        assertThat(tokens.spent).containsExactly("refresh-0");
    }

    @Test
    void aProviderThatRefusesEndsItUntilThePersonConnectsAgain() {
        tokens.takeBack();
        after(Duration.ofMinutes(61));
        assertThat(own()).isEmpty();
        assertThat(refusal()).singleElement().asString().contains("does not renew", "Connect the account again");
        assertThat(own()).isEmpty();
    }

    @Test
    void withoutAnAnswerTheRefreshTokenCountsAsSpent() {
        tokens.answers = false;
        after(Duration.ofMinutes(61));
        assertThat(own()).isEmpty();
        tokens.answers = true;
        after(Duration.ofMinutes(10));
        assertThat(own()).isEmpty();
        assertThat(refusal()).singleElement().asString().contains("no answer");
        assertThat(tokens.spent).containsExactly("refresh-0");
    }

    @Test
    void aProviderThatIsAwayOrBrokenIsAskedAgainInAMinuteWithTheSameToken() {
        after(Duration.ofMinutes(59).plusSeconds(10));
        tokens.reachable = false;
        assertThat(own()).as("it is not over yet").contains("access-0");
        after(Duration.ofSeconds(55));
        assertThat(own()).as("now it is").isEmpty();
        tokens.reachable = true;
        tokens.status = 503;
        after(Duration.ofSeconds(10));
        assertThat(own()).isEmpty();
        tokens.status = 200;
        assertThat(own()).as("not asked again within a minute").isEmpty();
        after(Duration.ofSeconds(61));
        assertThat(own()).contains("access-1");
        assertThat(refusal()).isEmpty();
    }

    @Test
    void whatANodeThatDiedBeganIsNotTriedAgain() {
        after(Duration.ofMinutes(61));
        tokens.meanwhile = () -> {
            throw new IllegalStateException("The process ends here.");
        };
        assertThat(catchThrowableOfType(IllegalStateException.class, this::own)).isNotNull();
        tokens.meanwhile = () -> {};
        assertThat(catchThrowableOfType(Renewing.class, this::own)).isNotNull();
        after(Duration.ofMinutes(3));
        assertThat(own()).isEmpty();
        assertThat(refusal()).singleElement().asString().contains("never ended");
        assertThat(tokens.spent).isEmpty();
    }

    @Test
    void whoDisconnectsMeanwhileIsNobodyThereAnyMore() {
        after(Duration.ofMinutes(61));
        tokens.meanwhile = () -> sql("delete from identity where id = '%s'", identity);
        assertThat(own()).isEmpty();
        assertThat(refusal()).isEmpty();
    }

    private void after(Duration time) {
        clock.advance(time);
    }

    /** With which token the person writes, as a node that knows nothing of others finds out. */
    private Optional<String> own() {
        return node().of(person, connection.id(), Ids.next(), OwnTokens.Doing.COMMENTS)
                .map(own -> text(own.connection().credential()));
    }

    private static String text(Credential credential) {
        return ((Credential.Consented) credential).token().reveal();
    }

    private OwnTokens node() {
        return new OwnTokens(
                database.jdbc(), TestIdentities.only(connection), renewals(), TestIdentities.refusals(database, clock));
    }

    private Renewals renewals() {
        return new Renewals(
                database.database(),
                database.jdbc(),
                TestProviders.atlassian(tokens),
                TestIdentities.refusals(database, clock),
                TestHubKey.fixed(),
                clock);
    }

    private List<String> refusal() {
        return database.jdbc()
                .sql("select reason from identity_refusal where link_id = ''")
                .query(String.class)
                .list();
    }

    private void sql(String text, Object... values) {
        database.database().write(() -> {
            database.jdbc().sql(text.formatted(values)).update();
        });
    }
}
