package dev.lockstep.account.login;

import static dev.lockstep.account.login.LoginWorld.GOOD;
import static dev.lockstep.account.login.LoginWorld.HERE;
import static dev.lockstep.account.login.LoginWorld.OTHER;
import static dev.lockstep.account.login.LoginWorld.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.Person;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    private LoginWorld world;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new LoginWorld(folder, false);
    }

    @AfterEach
    void end() throws InterruptedException {
        world.close();
    }

    @Test
    void theFirstAccountIsMadeByTheTerminalsLinkOnceAndIsAnAdministrators() {
        var first = world.registration.firstWord().orElseThrow().reveal();
        var second = world.registration.firstWord().orElseThrow().reveal();
        var person = world.registration.register(form(first, "Ann", "ann@example.org", GOOD), HERE);
        assertThat(person.admin()).isTrue();
        assertRefused("word_spent", () -> register(first, "bob@example.org"));
        assertRefused("word_spent", () -> register(second, "bob@example.org"));
        assertThat(world.registration.firstWord()).isEmpty();
        assertThat(world.people.count("")).isOne();
    }

    @Test
    void ofManyWhoUseSetUpLinksAtOnceOneIsTheFirst() throws Exception {
        var tries = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int each = 0; each < 4; each++) {
                var word = world.registration.firstWord().orElseThrow().reveal();
                var email = "ann" + each + "@example.org";
                tries.add(threads.submit(() -> {
                    try {
                        return register(word, email).admin();
                    } catch (Refused late) {
                        return false;
                    }
                }));
            }
        }
        var outcomes = new ArrayList<Boolean>();
        for (var each : tries) {
            outcomes.add(each.get());
        }
        assertThat(outcomes).containsOnlyOnce(true);
        assertThat(world.people.count("")).isOne();
    }

    @Test
    void aSetUpLinkIsGoodForAnHour() {
        var word = world.registration.firstWord().orElseThrow().reveal();
        world.clock.advance(OneTimeWords.LIFE);
        assertRefused("word_spent", () -> register(word, "ann@example.org"));
        assertThat(world.people.nobody()).isTrue();
    }

    @Test
    void whoIsNotInvitedStaysOutside() {
        assertRefused("registration_closed", () -> register(null, "ann@example.org"));
        assertRefused("word_spent", () -> register("guess", "ann@example.org"));
    }

    @Test
    void anInvitationIsMailedAndBoundToItsAddress() {
        var link =
                world.registration.invite("Bob@example.org", false, word -> "https://hub.example.test/welcome#" + word);
        var mail = world.mail();
        assertThat(mail.to()).isEqualTo("bob@example.org");
        assertThat(mail.text()).contains(link);
        var bob = world.registration.register(form(mail.word(), "Bob", "eve@example.org", GOOD), HERE);
        assertThat(bob.email()).isEqualTo("bob@example.org");
        assertThat(bob.admin()).isFalse();
        assertRefused("word_spent", () -> register(mail.word(), "bob2@example.org"));
        assertRefused("email_taken", () -> world.registration.invite("BOB@example.org", true, word -> word));
    }

    @Test
    void wordsAreStoredAsDigestsOnly() {
        var word = world.registration.firstWord().orElseThrow().reveal();
        var stored = world.database
                .jdbc()
                .sql("select word_hash from one_time_word")
                .query(String.class)
                .list();
        assertThat(stored).hasSize(1).noneMatch(hash -> hash.contains(word));
    }

    @Test
    void aForgottenPasswordIsReplacedOnceAndEverySessionEnds() {
        var ann = first();
        var session = world.sessions.begin(ann.id()).reveal();
        world.recovery.forgotten("ANN@example.org", HERE, word -> "#" + word);
        var word = world.mail().word();
        assertThat(world.sessions.holder(session)).as("asking changes nothing").isPresent();
        world.recovery.reset(word, OTHER);
        assertThat(world.sessions.holder(session)).isEmpty();
        assertThat(world.login.judge("ann@example.org", OTHER, HERE)).isEqualTo(ann);
        assertRefused("login_failed", () -> world.login.judge("ann@example.org", GOOD, HERE));
        assertRefused("word_spent", () -> world.recovery.reset(word, GOOD));
    }

    @Test
    void whoHasNoPasswordIsNotLetInByAnyAndGetsOneByMail() {
        var ann = new Person(Ids.next(), "Ann", "ann@example.org", false, true, world.clock.instant());
        world.people.add(ann, null);
        assertRefused("login_failed", () -> world.login.judge("ann@example.org", GOOD, HERE));
        assertRefused("password_wrong", () -> world.recovery.change(ann, "", GOOD, HERE));
        world.recovery.forgotten("ann@example.org", HERE, word -> "#" + word);
        world.recovery.reset(world.mail().word(), GOOD);
        assertThat(world.login.judge("ann@example.org", GOOD, HERE)).isEqualTo(ann);
    }

    @Test
    void aNewPasswordMakesOlderLinksUseless() {
        var ann = first();
        world.recovery.forgotten("ann@example.org", HERE, word -> "#" + word);
        var word = world.mail().word();
        world.recovery.change(ann, GOOD, OTHER, HERE);
        assertRefused("word_spent", () -> world.recovery.reset(word, GOOD));
    }

    @Test
    void nobodyIsMailedWhoHasNoAccount() {
        first();
        world.recovery.forgotten("bob@example.org", HERE, word -> "#" + word);
        world.recovery.forgotten("ann@example.org", HERE, word -> "#" + word);
        assertThat(world.mail().to()).as("mails go in order").isEqualTo("ann@example.org");
        assertThat(world.mails).isEmpty();
    }

    @Test
    void aMailboxIsNotFilledByWhoeverKnowsTheAddress() {
        first();
        for (int time = 0; time < 3; time++) {
            world.recovery.forgotten("ann@example.org", HERE, word -> "#" + word);
        }
        assertThatThrownBy(() -> world.recovery.forgotten("ann@example.org", HERE, word -> "#" + word))
                .isInstanceOf(Later.class);
    }

    @Test
    void aResetLinkMakesNoAccountAndAnInvitationReplacesNoPassword() {
        first();
        world.recovery.forgotten("ann@example.org", HERE, word -> "#" + word);
        var reset = world.mail().word();
        assertRefused("word_spent", () -> register(reset, "bob@example.org"));
        var invitation = world.registration.invite("bob@example.org", false, word -> word);
        assertRefused("word_spent", () -> world.recovery.reset(invitation, OTHER));
    }

    @Test
    void whoChangesThePasswordMustKnowTheOldOne() {
        var ann = first();
        var session = world.sessions.begin(ann.id()).reveal();
        assertRefused("password_wrong", () -> world.recovery.change(ann, OTHER, OTHER, HERE));
        assertThat(world.sessions.holder(session)).isPresent();
        world.recovery.change(ann, GOOD, OTHER, HERE);
        assertThat(world.sessions.holder(session)).isEmpty();
        assertThat(world.login.judge("ann@example.org", OTHER, HERE)).isEqualTo(ann);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short 7", "password1", "qwertyuiop", "iloveyou", "annexample", "11111111", "letmein123"})
    void whatIsTriedFirstIsNotTaken(String password) {
        assertThatThrownBy(() -> PasswordRules.checked(password, "password", List.of("ann", "annexample")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", " leading and trailing blank ", "żółw-gęś-jaźń"})
    void othersAreTakenAsTheyAre(String password) {
        var hash = world.passwords.hash(PasswordRules.checked(password, "password", List.of("ann")));
        assertThat(world.passwords.matches(password, hash)).isTrue();
        assertThat(world.passwords.matches(password.strip() + "!", hash)).isFalse();
    }

    @Test
    void longPasswordsAreNotCutOff() {
        var start = GOOD.repeat(4);
        var hash = world.passwords.hash(PasswordRules.checked(start + "a", "password", List.of()));
        assertThat(world.passwords.matches(start + "b", hash)).isFalse();
        assertRefused("password_too_long", () -> PasswordRules.checked("x".repeat(257), "password", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ann", "ann@", "@example.org", "a b@example.org", "a@b\r\nBcc: c@d", "Ann <a@b>", "a@b,c@d"})
    void whatIsNoAddressIsNotTaken(String email) {
        assertThatThrownBy(() -> Identity.of("Ann", email))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("email"));
    }

    private dev.lockstep.account.Person first() {
        var word = world.registration.firstWord().orElseThrow().reveal();
        return world.registration.register(form(word, "Ann", "ann@example.org", GOOD), HERE);
    }

    private dev.lockstep.account.Person register(@org.jspecify.annotations.Nullable String word, String email) {
        return world.registration.register(form(word, "Somebody", email, GOOD), HERE);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
