package dev.lockstep.account.login;

import static dev.lockstep.account.login.LoginWorld.GOOD;
import static dev.lockstep.account.login.LoginWorld.HERE;
import static dev.lockstep.account.login.LoginWorld.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.account.Person.Credential;
import dev.lockstep.base.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class LoginTest {
    private static final String ELSEWHERE = "198.51.100.9";

    private LoginWorld world;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new LoginWorld(folder, true);
        world.join("Ann", "Ann@Example.org");
    }

    @AfterEach
    void end() throws InterruptedException {
        world.close();
    }

    @Test
    void theAddressCountsInAnyCaseAndThePasswordExactly() {
        assertThat(world.login.judge(" ann@EXAMPLE.org", GOOD, HERE).name()).isEqualTo("Ann");
        for (var wrong : new String[] {GOOD + " ", " " + GOOD, GOOD.toUpperCase(java.util.Locale.ROOT), "x"}) {
            assertThat(refusal("ann@example.org", wrong)).isEqualTo("login_failed");
        }
    }

    @Test
    void nobodyLearnsWhetherThereIsAnAccount() {
        var unknown = catchThrowableOfType(Refused.class, () -> world.login.judge("bob@example.org", GOOD, HERE));
        var wrong = catchThrowableOfType(Refused.class, () -> world.login.judge("ann@example.org", OTHER, HERE));
        assertThat(unknown).hasMessage(wrong.getMessage());
        assertThat(unknown.code()).isEqualTo(wrong.code());
        assertThat(unknown.kind()).isEqualTo(wrong.kind());
        var ann = world.people.credential("ann@example.org").orElseThrow().person();
        world.recovery.activate(ann.id(), false);
        var gone = catchThrowableOfType(Refused.class, () -> world.login.judge("ann@example.org", GOOD, HERE));
        assertThat(gone).hasMessage(wrong.getMessage());
    }

    @Test
    void anUnknownAccountCostsAHashToo() throws Exception {
        // Not by the clock, which a busy machine makes a liar: while both places are taken, neither is answered.
        var release = new CountDownLatch(1);
        var taken = new CountDownLatch(Passwords.AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int place = 0; place < Passwords.AT_ONCE; place++) {
                threads.submit(() -> world.passwords.inTurn(() -> {
                    taken.countDown();
                    await(release);
                    return true;
                }));
            }
            taken.await();
            assertThatThrownBy(() -> world.login.judge("nobody@example.org", GOOD, HERE))
                    .isInstanceOfSatisfying(
                            Later.class, later -> assertThat(later.why()).isEqualTo(Later.Why.BUSY));
            assertThatThrownBy(() -> world.login.judge("ann@example.org", GOOD, HERE))
                    .isInstanceOf(Later.class);
            release.countDown();
        }
        assertThat(world.login.judge("ann@example.org", GOOD, HERE).name()).isEqualTo("Ann");
    }

    @Test
    void guessesAtOneAccountAreStoppedForAQuarterOfAnHourAtMost() {
        for (int guess = 0; guess < 10; guess++) {
            assertThat(refusal("ann@example.org", OTHER)).isEqualTo("login_failed");
        }
        assertThatThrownBy(() -> world.login.judge("ann@example.org", GOOD, ELSEWHERE))
                .isInstanceOfSatisfying(Later.class, later -> {
                    assertThat(later.why()).isEqualTo(Later.Why.TOO_OFTEN);
                    assertThat(later.after()).isLessThanOrEqualTo(Attempts.WINDOW.plusSeconds(1));
                });
        world.clock.advance(Attempts.WINDOW);
        assertThat(world.login.judge("ann@example.org", GOOD, ELSEWHERE).name()).isEqualTo("Ann");
    }

    @Test
    void anUnknownAccountIsStoppedAsAKnownOne() {
        for (int guess = 0; guess < 10; guess++) {
            assertThat(refusal("bob@example.org", OTHER)).isEqualTo("login_failed");
        }
        assertThatThrownBy(() -> world.login.judge("bob@example.org", OTHER, ELSEWHERE))
                .isInstanceOf(Later.class);
    }

    @Test
    void theRightPasswordForgetsTheGuesses() {
        for (int round = 0; round < 3; round++) {
            for (int guess = 0; guess < 5; guess++) {
                assertThat(refusal("ann@example.org", OTHER)).isEqualTo("login_failed");
            }
            assertThat(world.login.judge("ann@example.org", GOOD, HERE).name()).isEqualTo("Ann");
        }
    }

    @Test
    void guessesFromOneAddressAreStoppedHoweverManyAccountsTheyTry() {
        var attempts = new Attempts(world.database.database(), world.database.jdbc(), world.clock);
        for (int account = 0; account < 100; account++) {
            attempts.count(Attempts.Kind.LOGIN, "somebody" + account, "2001:db8::" + account);
        }
        assertThatThrownBy(() -> attempts.count(Attempts.Kind.LOGIN, "somebody else", "2001:db8::ffff:1"))
                .isInstanceOf(Later.class);
        attempts.count(Attempts.Kind.LOGIN, "somebody else", "2001:db8:0:1::1");
    }

    @Test
    void guessesAtOnceGainNothing() throws Exception {
        var attempts = new Attempts(world.database.database(), world.database.jdbc(), world.clock);
        var tries = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int guess = 0; guess < 30; guess++) {
                tries.add(threads.submit(() -> {
                    try {
                        attempts.count(Attempts.Kind.LOGIN, "ann@example.org", HERE);
                        return true;
                    } catch (Later stopped) {
                        return false;
                    }
                }));
            }
        }
        int passed = 0;
        for (var each : tries) {
            passed += each.get() ? 1 : 0;
        }
        assertThat(passed).isEqualTo(10);
    }

    @Test
    void hashesAreArgon2idAndWeakerOnesAreMadeAnewAtLogin() {
        var credential = world.people.credential("ann@example.org").orElseThrow();
        assertThat(credential.passwordHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(credential).asString().doesNotContain("argon2");
        var weak = new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(GOOD);
        world.people.replaceHash(
                credential.person().id(), credential.passwordHash(), String.valueOf(weak), world.clock.instant());
        world.login.judge("ann@example.org", GOOD, HERE);
        assertThat(world.people.credential("ann@example.org").map(Credential::passwordHash))
                .hasValueSatisfying(hash -> assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void sessionsOfWhoeverIsDeactivatedAreOver() {
        var ann = world.login.judge("ann@example.org", GOOD, HERE);
        var session = world.sessions.begin(ann.id()).reveal();
        assertThat(world.sessions.holder(session).orElseThrow().person()).isEqualTo(ann);
        world.recovery.activate(ann.id(), false);
        assertThat(world.sessions.holder(session)).isEmpty();
        world.recovery.activate(ann.id(), true);
        assertThat(world.sessions.holder(session))
                .as("a session does not come back")
                .isEmpty();
        assertThat(world.login.judge("ann@example.org", GOOD, HERE).active()).isTrue();
    }

    @Test
    void aSessionLastsThirtyDays() {
        var ann = world.login.judge("ann@example.org", GOOD, HERE);
        var session = world.sessions.begin(ann.id()).reveal();
        world.clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(world.sessions.holder(session)).isPresent();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(world.sessions.holder(session)).isEmpty();
    }

    private String refusal(String email, String password) {
        return catchThrowableOfType(Refused.class, () -> world.login.judge(email, password, HERE))
                .code();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
