package dev.lockstep.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.RemoteSession.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchesTest {
    private static Switches without(String word) {
        return Switches.ALL_ON.with(Map.of(word, false));
    }

    @ParameterizedTest
    @CsvSource({
        "labels, LABELS",
        "assignments, ASSIGNEES",
        "titleChanges, TITLE",
        "state, STATE",
        "templatedFields, PRIORITY"
    })
    void eachKeepsItsFieldAndNoOther(String word, Field field) {
        assertThat(without(word).kept()).containsExactly(field);
        assertThat(without(word).comments()).isTrue();
        assertThat(without(word).keeps(Set.of(field.name().toLowerCase(java.util.Locale.ROOT))))
                .isTrue();
        assertThat(without(word).keeps(Set.of("body"))).isFalse();
        assertThat(without(word).keeps(Set.of())).as("everything may be meant").isFalse();
    }

    @Test
    void commentsKeepNoFieldOfAnIssue() {
        assertThat(without("comments").kept()).isEmpty();
        assertThat(without("comments").comments()).isFalse();
    }

    @Test
    void whatIsNotNamedStays() {
        var both = without("labels").with(Map.of("state", false));
        assertThat(both.kept()).containsExactlyInAnyOrder(Field.LABELS, Field.STATE);
        assertThat(both.with(Map.of("labels", true)).kept()).containsExactly(Field.STATE);
        assertThat(both.words()).containsEntry("labels", false).containsEntry("comments", true);
    }

    @Test
    void whatIsStoredIsReadBack() {
        assertThat(Switches.read(Switches.ALL_OFF.stored())).isEqualTo(Switches.ALL_OFF);
        assertThat(Switches.read(Switches.ALL_ON.stored())).isEqualTo(Switches.ALL_ON);
        assertThat(Switches.read(without("titleChanges").stored())).isEqualTo(without("titleChanges"));
    }

    @Test
    void onlyWhatWasOffAndIsOnOpens() {
        assertThat(Switches.ALL_ON.opensAfter(without("labels"))).isTrue();
        assertThat(without("state").opensAfter(without("labels"))).isTrue();
        assertThat(without("labels").opensAfter(Switches.ALL_ON)).isFalse();
        assertThat(without("labels").opensAfter(without("labels"))).isFalse();
    }

    @Test
    void aComplaintNamesTheMember() {
        assertThatThrownBy(() -> without("label")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.field()).isEqualTo("sends.label");
            assertThat(refused).hasMessageContaining("labels").hasMessageContaining("outgoing");
        });
        Map<String, Boolean> unsaid = new HashMap<>();
        unsaid.put("state", null);
        assertThatThrownBy(() -> Switches.ALL_ON.with(unsaid))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("sends.state"));
    }
}
