package dev.lockstep.connector.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JiraLabelsTest {
    private final LabelFolds.Place place = new LabelFolds.Place(new UUID(1, 1), "WEB");
    private final JiraBed.MemoryFolds folds = new JiraBed.MemoryFolds();

    private JiraLabels labels(String... used) {
        return new JiraLabels(folds, place, Set.of(used)::contains);
    }

    @Test
    void aLabelWithSpacesIsFoldedAndComesBackAsItWas() {
        assertThat(labels().write(List.of("help wanted", "bug"))).containsExactly("help_wanted", "bug");
        assertThat(labels().read(List.of("help_wanted", "bug"))).containsExactlyInAnyOrder("help wanted", "bug");
        assertThat(labels().write(List.of("help wanted"))).as("for good").containsExactly("help_wanted");
    }

    @Test
    void whatIsAlwaysSpeltSoIsNotTakenForAFold() {
        assertThat(labels("help_wanted").write(List.of("help wanted"))).containsExactly("help_wanted_2");
        assertThat(labels().read(List.of("help_wanted", "help_wanted_2")))
                .containsExactlyInAnyOrder("help_wanted", "help wanted");
    }

    @Test
    void aLegalLabelWhosePlaceIsTakenIsFoldedToo() {
        labels().write(List.of("help wanted"));
        assertThat(labels().write(List.of("help_wanted"))).containsExactly("help_wanted_2");
        assertThat(labels().read(List.of("help_wanted", "help_wanted_2")))
                .containsExactlyInAnyOrder("help wanted", "help_wanted");
    }

    @Test
    void twoThatFoldAlikeStayTwo() {
        assertThat(labels().write(List.of("a b", "a  b", "a\tb"))).containsExactly("a_b", "a_b_2", "a_b_3");
        assertThat(labels().read(List.of("a_b", "a_b_2", "a_b_3"))).containsExactlyInAnyOrder("a b", "a  b", "a\tb");
    }

    @Test
    void everyFoldIsLegal() {
        for (var label : List.of(" ", "x y z", "\u00a0", "x".repeat(300) + " y", "\u2003wide\u2003")) {
            assertThat(labels().write(List.of(label)).getFirst()).matches("\\S{1,255}");
        }
    }
}
