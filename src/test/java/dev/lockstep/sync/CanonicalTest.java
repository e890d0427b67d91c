package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteSession.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
    private static boolean same(Field field, String one, String other) {
        return Canonical.same(field, one, other);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\r\nb', 'a\nb'",
        "'a\rb', 'a\nb'",
        "'a  \nb', 'a\nb'",
        "'a\n\n', 'a'",
        "'\n a', 'a'",
        "'e\u0301', '\u00e9'",
        "'', '\n'"
    })
    void textsThatLookAlikeAreTheSame(String one, String other) {
        assertThat(same(Field.BODY, one, other)).isTrue();
        assertThat(Canonical.text(Canonical.text(one))).isEqualTo(Canonical.text(one));
    }

    @Test
    void aLineMoreInsideATextIsAnotherText() {
        assertThat(same(Field.BODY, "a\n\nb", "a\nb")).isFalse();
        assertThat(same(Field.BODY, "  a\n    b", "  a\n  b")).isFalse();
    }

    @Test
    void titlesDifferInCaseButNotInSpacesAround() {
        assertThat(same(Field.TITLE, " a ", "a")).isTrue();
        assertThat(same(Field.TITLE, "A", "a")).isFalse();
    }

    @Test
    void labelsAreTheSameInAnyCaseAndOrder() {
        assertThat(same(Field.LABELS, "Bug\ndocs", "docs\nbug")).isTrue();
        assertThat(same(Field.LABELS, "bug", "bug\ndocs")).isFalse();
        assertThat(same(Field.LABELS, "", "bug")).isFalse();
    }

    @Test
    void statesAndPrioritiesAreComparedAsTheyAre() {
        assertThat(same(Field.STATE, "DONE", "done")).isFalse();
        assertThat(same(Field.PRIORITY, "high", "high ")).isFalse();
    }

    @Test
    void aSetIsSortedAndNamesEachElementOnce() {
        assertThat(Canonical.set(List.of("b", "a", "b"))).isEqualTo("a\nb");
        assertThat(Canonical.elements("a\nb")).containsExactly("a", "b");
        assertThat(Canonical.elements("")).isEmpty();
    }

    @Test
    void ofElementsThatDifferInCaseTheFirstGivesTheSpelling() {
        assertThat(Canonical.folded("Bug\nbug")).containsExactly(java.util.Map.entry("bug", "Bug"));
    }
}
