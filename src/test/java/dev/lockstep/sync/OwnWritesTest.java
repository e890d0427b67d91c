package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.conflict.Sides;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.sync.Base.Pair;
import dev.lockstep.sync.Base.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnWritesTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant SOON = AT.plusSeconds(5);
    private static final Instant LATE = AT.plus(OwnWrites.LATE).plusSeconds(1);

    @Test
    void whatWasSentIsKnownAgainWhenItShows() {
        Base base = sent(Field.STATE, "open", "closed");
        assertThat(base(base, Field.STATE, "closed", LATE)).isEqualTo(new Pair("hub closed", "closed"));
        assertThat(left(base, Field.STATE, "closed", LATE).sent()).isEmpty();
    }

    @Test
    void whatDidNotShowInTimeIsSomebodysEdit() {
        Base read = left(sent(Field.STATE, "open", "closed"), Field.STATE, "open", SOON);
        assertThat(base(read, Field.STATE, "closed", SOON)).isEqualTo(new Pair("hub closed", "closed"));
        assertThat(base(read, Field.STATE, "closed", LATE)).isEqualTo(new Pair("hub open", "open"));
        assertThat(left(read, Field.STATE, "open", LATE).sent()).isEmpty();
    }

    @Test
    void aSecondOneOfTheSameThatIsOnItsWayStillIsKnownWhenItComesOverSomebodysEdit() {
        Base twice = OwnWrites.ended(
                new Base(
                        Map.of(Field.TITLE, new Pair("one", "one")),
                        Map.of(Field.TITLE, List.of(one("two"), one("two")))),
                Set.of(Field.TITLE));
        Base edited = left(twice.with(Map.of(Field.TITLE, new Pair("theirs", "theirs"))), Field.TITLE, "theirs", SOON);
        assertThat(base(edited, Field.TITLE, "two", SOON)).isEqualTo(new Pair("two", "two"));
    }

    @Test
    void whatComesLateIsKeptAsAConflictWhereTheHubHasSomethingElse() {
        Base read = left(sent(Field.TITLE, "one", "two"), Field.TITLE, "one", SOON);
        var heard = OwnWrites.heard(read, Map.of(Field.TITLE, "two"), SOON);
        var words = new LossyWords();
        assertThat(heard.with(List.of(), Map.of(Field.TITLE, "three"), words))
                .containsExactly(
                        new SyncStep.MoveBase(Field.TITLE, new Pair("hub two", "two")),
                        new SyncStep.RecordConflict(
                                Field.TITLE, "three", "two", "late_write", new Sides("hub two", "three", "two")));
        assertThat(heard.with(List.of(), Map.of(Field.TITLE, "hub two"), words))
                .containsExactly(new SyncStep.MoveBase(Field.TITLE, new Pair("hub two", "two")));
    }

    @Test
    void aFailureSaysWhatCanStillArrive() {
        Base base = sent(Field.TITLE, "one", "two");
        Set<Field> title = Set.of(Field.TITLE);
        var limited = new ConnectorFault.RateLimited("later", SOON);
        assertThat(OwnWrites.failed(base, title, limited).sent()).isEmpty();
        assertThat(OwnWrites.failed(base, Set.of(Field.TITLE, Field.BODY), limited))
                .as("several requests, of which one may have been carried out")
                .isEqualTo(base);
        assertThat(OwnWrites.failed(base, title, new ConnectorFault.Unavailable("no answer", true, false)))
                .isEqualTo(base);
        Base answered = OwnWrites.failed(base, title, new ConnectorFault.Unavailable("502", true, true));
        assertThat(base(answered, Field.TITLE, "two", SOON)).isEqualTo(new Pair("hub two", "two"));
        assertThat(left(answered, Field.TITLE, "one", SOON).sent()).isEmpty();
        assertThat(OwnWrites.failed(base, title, new ConnectorFault.Unread("written")))
                .isEqualTo(new Base(Map.of(Field.TITLE, new Pair("hub two", "two"))));
    }

    @ParameterizedTest
    @CsvSource({
        // before, sent, now, shows
        "a,   a|b,   a|b,   true",
        "a,   a|b,   a|b|c, true",
        "a,   a|b,   b|c,   true",
        "a,   a|b,   a|c,   false",
        "a|b, a,     a|c,   true",
        "a|b, a,     a|b|c, false",
        "a,   a,     a|c,   false",
        "a,   B,     b|c,   true",
    })
    void aSetShowsWhenAllThatWasChangedInItShows(String before, String sent, String now, boolean shows) {
        Base base = sent(Field.LABELS, lines(before), lines(sent));
        assertThat(base(base, Field.LABELS, lines(now), SOON))
                .isEqualTo(
                        shows
                                ? new Pair("hub " + lines(sent), lines(sent))
                                : new Pair("hub " + lines(before), lines(before)));
    }

    @ParameterizedTest
    @CsvSource({
        "one|x|two, one!|x|two, one!|x|two,  true",
        "one|x|two, one!|x|two, one!|x|two?, true",
        "one|x|two, one!|x|two, one|x|two?,  false",
        "one|x|two, one!|x|two, one?|x|two,  false",
        "one|x|two, x|two,      x|two|more,  true",
    })
    void aTextShowsWhenAllItsChangedLinesShow(String before, String sent, String now, boolean shows) {
        Base base = sent(Field.BODY, lines(before), lines(sent));
        assertThat(base(base, Field.BODY, lines(now), SOON))
                .isEqualTo(new Pair("hub " + lines(shows ? sent : before), lines(shows ? sent : before)));
    }

    @Test
    void whatWasAnsweredIsOnItsWayNoMoreAndAnEarlierOneMayBe() {
        Base base = new Base(
                Map.of(Field.TITLE, new Pair("one", "one")),
                Map.of(Field.TITLE, List.of(one("two"), one("three"), one("two"), one("three"))));
        assertThat(OwnWrites.ended(base, Set.of(Field.TITLE, Field.BODY)).sent().get(Field.TITLE))
                .extracting(Sent::shown)
                .containsExactly("two", "three", "two");
    }

    @Test
    void itIsStoredAndAbsentWhereThereIsNone() {
        Base base = sent(Field.TITLE, "one", "two");
        assertThat(Json.read(Json.write(base), Base.class)).isEqualTo(base);
        assertThat(Json.write(new Base(base.fields())))
                .isEqualTo("{\"fields\":{\"TITLE\":{\"hub\":\"hub one\",\"remote\":\"one\"}}}");
        assertThat(Json.read("{\"fields\":{}}", Base.class)).isEqualTo(Base.EMPTY);
    }

    private static @Nullable Pair base(Base base, Field field, String there, Instant now) {
        return OwnWrites.heard(base, Map.of(field, there), now).base().pair(field);
    }

    /** What is stored after a look that read this. */
    private static Base left(Base base, Field field, String there, Instant now) {
        var heard = OwnWrites.heard(base, Map.of(field, there), now);
        return heard.left(heard.base(), now);
    }

    private static Sent one(String shown) {
        return new Sent(new Pair(shown, shown), shown, AT.plus(OwnWrites.LATE), false);
    }

    private static Base sent(Field field, String before, String sent) {
        return new Base(
                Map.of(field, new Pair("hub " + before, before)),
                Map.of(field, List.of(new Sent(new Pair("hub " + sent, sent), sent, AT.plus(OwnWrites.LATE), false))));
    }

    private static String lines(String list) {
        return list.replace("|", "\n");
    }
}
