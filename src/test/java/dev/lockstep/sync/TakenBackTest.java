package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issues;
import dev.lockstep.sync.Base.Pair;
import dev.lockstep.sync.Base.Sent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakenBackTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // before, sent,  now,   history,     taken back
        "a,        a|b,   a,     +b -b,       true",
        "a,        a|b,   a,     +b,          false",
        "a,        a|b,   a,     -b,          false",
        "a,        a|b,   a,     -b +b,       false",
        "a,        a|b,   a,     +c -c,       false",
        "a,        a|b|c, a|c,   +b +c -b,    true",
        "a,        a|b|c, a,     +b -b,       false",
        "a|b,      a,     a|b,   -b +b,       true",
        "a|b,      a,     a|b,   +b,          false",
        "a,        a|B,   a,     +b -b,       true",
        "a,        a|b,   a|b,   +b -b +b,    false",
    })
    void anElementThatCameAndWentWasTakenBack(
            String before, String sent, String now, String history, boolean takenBack) {
        Base base = sent(Field.LABELS, lines(before), lines(sent));
        Base known = TakenBack.known(base, Map.of(Field.LABELS, lines(now)), labels(history));
        var agreed = takenBack ? lines(sent) : lines(before);
        assertThat(known.pair(Field.LABELS)).isEqualTo(new Pair("hub " + agreed, agreed));
        assertThat(known.sent().isEmpty()).isEqualTo(takenBack);
    }

    @Test
    void aValueThatWentThereAndBackWasTakenBack() {
        Base base = sent(Field.STATE, "open", "closed");
        var once = RemoteChange.of(Field.STATE, null, AT);
        assertThat(known(base, "open", List.of(once))).isEqualTo(new Pair("hub open", "open"));
        assertThat(known(base, "open", List.of(once, once))).isEqualTo(new Pair("hub closed", "closed"));
        assertThat(known(base, "other", List.of(once, once))).isEqualTo(new Pair("hub open", "open"));
        var elsewhere = RemoteChange.of(Field.TITLE, null, AT);
        assertThat(known(base, "open", List.of(elsewhere, elsewhere))).isEqualTo(new Pair("hub open", "open"));
    }

    @Test
    void aLabelTakenOffBeforeAnybodyHeardThatItHadArrivedIsNotSentAgain(@TempDir Path folder) {
        try (var world = new SyncWorld(folder)) {
            var hub = world.written("title", "text");
            world.pass(Duration.ofSeconds(5));
            world.tracker.onUpdated = () -> {
                world.tracker.onUpdated = () -> {};
                world.clock.advance(Duration.ofSeconds(1));
                world.tracker.edited("r1", labelled());
                world.tracker.history.addAll(labels("+ours -ours", world.clock.instant()));
                throw new ConnectorException(new ConnectorFault.Unavailable("502", true, true));
            };
            world.edit(hub.id(), new Issues.Edit(null, null, null, new TreeSet<>(Set.of("ours")), null, null));
            for (int i = 0; i < 3; i++) {
                world.queue.drain();
                world.pass(Duration.ofMinutes(2));
            }
            assertThat(world.tracker.issues.get("r1").labels()).isEmpty();
            assertThat(world.issue(hub.id()).labels()).isEmpty();
        }
    }

    private static IssuePatch labelled() {
        return new IssuePatch(null, null, null, new TreeSet<>(), null, null);
    }

    private static Pair known(Base base, String now, List<RemoteChange> history) {
        var pair = TakenBack.known(base, Map.of(Field.STATE, now), history).pair(Field.STATE);
        return pair == null ? new Pair("", "") : pair;
    }

    private static Base sent(Field field, String before, String sent) {
        var one = new Sent(new Pair("hub " + sent, sent), sent, AT, false);
        return new Base(Map.of(field, new Pair("hub " + before, before)), Map.of(field, List.of(one)));
    }

    private static List<RemoteChange> labels(String history) {
        return labels(history, AT);
    }

    private static List<RemoteChange> labels(String history, Instant at) {
        List<RemoteChange> all = new ArrayList<>();
        for (String each : history.split(" ")) {
            var name = Set.of(each.substring(1));
            boolean came = each.startsWith("+");
            all.add(new RemoteChange(Field.LABELS, came ? name : Set.of(), came ? Set.of() : name, null, at));
        }
        return all;
    }

    private static String lines(String list) {
        return list.replace("|", "\n");
    }
}
