package dev.lockstep.connector.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Connector.Called;
import dev.lockstep.connector.Connector.Linkable;
import dev.lockstep.connector.Connector.NameKind;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.RemoteSession.NamedState;
import dev.lockstep.connector.StateKind;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JiraPlacesTest {
    @ParameterizedTest
    @EnumSource
    void peopleAreListedAndLabelsWhereThereIsAListOfThem(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple())) {
            var web = new Container("WEB");
            bed.session().createIssue(new IssueDraft("m", "One", "", StateKind.TODO, Set.of("bug"), "none"));
            var people = bed.connector.names(bed.connection, web, NameKind.USER);
            assertThat(people.items()).contains(new Called(bed.robot.id(), "Robot"));
            assertThat(people.more()).isFalse();
            var labels = bed.connector.names(bed.connection, web, NameKind.LABEL);
            assertThat(labels.listed()).isEqualTo(edition == JiraEdition.CLOUD);
            assertThat(labels.items())
                    .isEqualTo(edition == JiraEdition.CLOUD ? List.of(Called.plain("bug")) : List.of());
            assertThat(bed.connector.names(bed.connection, web, NameKind.STATE).items())
                    .extracting(Called::name)
                    .contains("To Do", "Done");
        }
    }

    @ParameterizedTest
    @EnumSource
    void projectsAreListedInPagesAndTheirStatesByName(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple())) {
            bed.jira.addProject("API", "Interface", JiraWorkflow.simple());
            var first = bed.connector.places(bed.connection, null, 1, null);
            var second = bed.connector.places(bed.connection, null, 1, first.next());
            assertThat(first.items()).containsExactly(new Linkable(new Container("API"), "Interface", null, null));
            assertThat(second.items()).containsExactly(new Linkable(new Container("WEB"), "Web", null, null));
            assertThat(second.next()).isNull();

            var states =
                    bed.connector.open(bed.connection, new Container("WEB")).states();
            assertThat(states).extracting(NamedState::name).contains("To Do", "Done");
            bed.witness.assertThatTrackersWouldUnderstand();
        }
    }
}
