package dev.lockstep.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    @ParameterizedTest
    @ValueSource(strings = {"A change.\n\nlockstep note", "lockstep note", "One\n\n lockstep note \n\n"})
    void itIsKnownByItsLastLine(String body) {
        assertThat(Note.is(body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "lockstep note\n\nsaid somebody", "a lockstep note", "> lockstep note", "lockstep notes"})
    void whatPeopleWriteIsNone(String body) {
        assertThat(Note.is(body)).isFalse();
    }

    @Test
    void itSaysWhatChangedAndWhere() {
        var note = Note.of(Note.changed("priority", "none", "high", "GitHub"));
        assertThat(note)
                .isEqualTo("The priority changed from `none` to `high`, which GitHub cannot show.\n\nlockstep note");
        assertThat(Note.is(note)).isTrue();
    }

    @Test
    void namesCallNobodyAndAreBounded() {
        assertThat(Note.assigned(List.of("github:@a`n*n\nbob"), "Plane"))
                .isEqualTo("Assigned: `github:@a'n*n bob`, whom Plane cannot show.");
        assertThat(Note.labelled(List.of("x".repeat(500)), "GitHub")).hasSizeLessThan(140);
        var many = IntStream.range(0, 30).mapToObj(n -> "p" + n).toList();
        assertThat(Note.unassigned(many, "Jira")).contains("`p9` and 20 more").doesNotContain("p10");
    }
}
