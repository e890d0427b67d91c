package dev.lockstep.account.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.lockstep.account.AccountParts;
import dev.lockstep.account.Person;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
    private TestDatabase database;
    private SigningKeys keys;
    private TokenLogin login;
    private ApiTokens programs;
    private Person ann;

    @BeforeEach
    void begin(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        keys = new SigningKeys(database.database(), database.jdbc(), TestHubKey.fixed(), clock);
        var families = new Families(database.database(), database.jdbc(), clock);
        login = new TokenLogin(new AccessTokens(keys, clock), families, clock);
        programs = new ApiTokens(database.database(), database.jdbc(), clock);
        ann = new Person(Ids.next(), "Ann", "ann@example.org", false, true, clock.instant());
        AccountParts.people(database).add(ann, "hash");
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void anAccessTokenIsGoodForAQuarterOfAnHour() {
        var access = login.begin(ann).access().reveal();
        assertThat(login.holder(access).orElseThrow().person()).isEqualTo(ann);
        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(login.holder(access)).isPresent();
        clock.advance(Duration.ofSeconds(2));
        assertThat(login.holder(access)).isEmpty();
    }

    @Test
    void itSaysWhatItIs() throws Exception {
        var token = SignedJWT.parse(login.begin(ann).access().reveal());
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getHeader().getKeyID()).isEqualTo(keys.signing().getKeyID());
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("lockstep-api");
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo(ann.id().toString());
    }

    @Test
    void whatIsNotExactlyOurTokenIsRefused() throws Exception {
        var real = SignedJWT.parse(login.begin(ann).access().reveal());
        var key = keys.signing();
        var claims = real.getJWTClaimsSet();
        assertThat(login.holder(signed(key, claims))).as("the real one").isPresent();
        var past = Date.from(clock.instant().minusSeconds(1));
        var soon = Date.from(clock.instant().plusSeconds(60));
        assertRefused("no algorithm", new PlainJWT(claims).serialize());
        assertRefused("our public key as a shared one", swapped(key, claims));
        assertRefused("another audience", signed(key, with(claims, each -> each.audience("others"))));
        assertRefused("no audience", signed(key, with(claims, each -> each.audience((String) null))));
        assertRefused("another issuer", signed(key, with(claims, each -> each.issuer("others"))));
        assertRefused("expired", signed(key, with(claims, each -> each.expirationTime(past))));
        assertRefused("never expires", signed(key, with(claims, each -> each.expirationTime(null))));
        assertRefused("not yet", signed(key, with(claims, each -> each.notBeforeTime(soon))));
        assertRefused(
                "another login",
                signed(key, with(claims, each -> each.claim("sid", Ids.next().toString()))));
        assertRefused("no login", signed(key, with(claims, each -> each.claim("sid", null))));
        var plain = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
        assertRefused("no type", signed(plain.build(), claims, new RSASSASigner(key)));
        assertRefused("another type", signed(plain.type(JOSEObjectType.JWT).build(), claims, new RSASSASigner(key)));
        var theirs = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        assertRefused("another key of the same name", signed(theirs, claims));
        assertRefused(
                "a key that it brings",
                signed(header(key).jwk(theirs.toPublicJWK()).build(), claims, new RSASSASigner(theirs)));
        assertRefused(
                "a key that it points at",
                signed(
                        header(key)
                                .jwkURL(URI.create("http://127.0.0.1:9/keys"))
                                .build(),
                        claims,
                        new RSASSASigner(theirs)));
        assertRefused(
                "a key that is a path",
                signed(header(key).keyID("../../dev/null").build(), claims, new RSASSASigner(theirs)));
        assertRefused("altered", real.serialize().replaceFirst("\\.[^.]{3}", ".abc"));
        assertRefused("nothing like it", "x.y.z");
    }

    @Test
    void eachRefreshTokenIsGoodOnceAndUsedAgainEndsTheLogin() {
        var first = login.begin(ann);
        var second = login.refresh(first.refresh().reveal());
        assertThat(second.refresh().reveal()).isNotEqualTo(first.refresh().reveal());
        clock.advance(Families.GRACE.plusSeconds(1));
        assertOver(first.refresh().reveal());
        assertThat(login.holder(second.access().reveal()))
                .as("the thief's or the owner's: over")
                .isEmpty();
        assertOver(second.refresh().reveal());
    }

    @Test
    void twoTabsThatRefreshAtOnceStayIn() throws Exception {
        var first = login.begin(ann).refresh().reveal();
        var tabs = new ArrayList<Future<TokenLogin.Pair>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int tab = 0; tab < 4; tab++) {
                tabs.add(threads.submit(() -> login.refresh(first)));
            }
        }
        for (var tab : tabs) {
            assertThat(login.holder(tab.get().access().reveal())).isPresent();
            clock.advance(Families.GRACE.plusSeconds(1));
            login.refresh(tab.get().refresh().reveal());
        }
    }

    @Test
    void logoutEndsTheLoginAndAnotherOneGoesOn() {
        var one = login.begin(ann);
        var two = login.begin(ann);
        login.end(login.holder(one.access().reveal()).orElseThrow().family());
        assertThat(login.holder(one.access().reveal())).isEmpty();
        assertOver(one.refresh().reveal());
        assertThat(login.holder(two.access().reveal())).isPresent();
    }

    @Test
    void theEndOfAllSessionsEndsTokensToo() {
        var pair = login.begin(ann);
        AccountParts.sessions(database, clock).endAll(ann.id());
        assertThat(login.holder(pair.access().reveal())).isEmpty();
        assertOver(pair.refresh().reveal());
    }

    @Test
    void aLoginLastsThirtyDaysHoweverOftenItIsRefreshed() {
        var refresh = login.begin(ann).refresh().reveal();
        for (int day = 0; day < 29; day++) {
            clock.advance(Duration.ofDays(1));
            refresh = login.refresh(refresh).refresh().reveal();
        }
        clock.advance(Duration.ofDays(1));
        assertOver(refresh);
    }

    @Test
    void keysChangeAndTheOldOneIsBelievedUntilItsTokensAreOver() {
        var old = keys.signing().getKeyID();
        clock.advance(SigningKeys.SIGNS.minusSeconds(1));
        var access = login.begin(ann).access().reveal();
        clock.advance(Duration.ofSeconds(1));
        assertThat(keys.signing().getKeyID()).isNotEqualTo(old);
        assertThat(login.holder(access)).isPresent();
        clock.advance(Duration.ofDays(1));
        assertThat(keys.believed()).hasSize(1);
    }

    @Test
    void nodesThatStartAtOnceSignWithOneKey() throws Exception {
        var names = new ArrayList<Future<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int node = 0; node < 3; node++) {
                names.add(threads.submit(
                        () -> new SigningKeys(database.database(), database.jdbc(), TestHubKey.fixed(), clock)
                                .signing()
                                .getKeyID()));
            }
        }
        for (var name : names) {
            assertThat(name.get()).isEqualTo(keys.signing().getKeyID());
        }
    }

    @Test
    void nothingThatOpensIsStoredInClear() {
        var pair = login.begin(ann);
        var made = programs.make(ann, "ci", Set.of(Scope.READ), Duration.ofDays(1));
        var stored =
                String.join(" ", database.jdbc().sql("""
                                select private_jwk from signing_key union all select token_hash from refresh_token
                                union all select token_hash from api_token
                                """).query(String.class).list());
        assertThat(stored).doesNotContain(pair.refresh().reveal(), made.secret().reveal(), "\"kty\"");
    }

    @Test
    void aPersonalTokenSaysWhatItMayDoUntilItExpiresOrIsDeleted() {
        var made = programs.make(ann, "ci", Set.of(Scope.READ), Duration.ofDays(2));
        var word = made.secret().reveal();
        assertThat(word).startsWith("lsp_").hasSize(4 + 43);
        assertThat(programs.holder(word).orElseThrow().scopes()).containsExactly(Scope.READ);
        assertThat(programs.holder(word).orElseThrow().person()).isEqualTo(ann);
        assertThat(programs.holder(word + "x")).isEmpty();
        clock.advance(Duration.ofDays(2));
        assertThat(programs.holder(word)).isEmpty();
        var other = programs.make(ann, "ci", Set.of(Scope.READ), Duration.ofDays(2));
        programs.delete(ann.id(), other.token().id());
        assertThat(programs.holder(other.secret().reveal())).isEmpty();
        assertThatThrownBy(() -> programs.delete(Ids.next(), made.token().id())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> programs.make(ann, "ci", Set.of(Scope.ADMIN), Duration.ofDays(2)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void tokensOfWhoeverIsDeactivatedOpenNothing() {
        var pair = login.begin(ann);
        var word = programs.make(ann, "ci", Set.of(Scope.READ), Duration.ofDays(2))
                .secret()
                .reveal();
        AccountParts.people(database).deactivate(ann.id(), clock.instant(), clock.instant());
        assertThat(login.holder(pair.access().reveal())).isEmpty();
        assertOver(pair.refresh().reveal());
        assertThat(programs.holder(word)).isEmpty();
    }

    private void assertOver(String refresh) {
        assertThatThrownBy(() -> login.refresh(refresh))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("refresh_refused"));
    }

    private void assertRefused(String what, String token) {
        assertThat(login.holder(token)).as(what).isEmpty();
    }

    private static JWTClaimsSet with(JWTClaimsSet claims, UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder(claims)).build();
    }

    private static JWSHeader.Builder header(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(new JOSEObjectType("at+jwt"));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        return signed(header(key).build(), claims, new RSASSASigner(key));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String swapped(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .build();
        return signed(header, claims, new MACSigner(key.toRSAPublicKey().getEncoded()));
    }
}
