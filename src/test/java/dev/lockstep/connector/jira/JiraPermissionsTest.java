package dev.lockstep.connector.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Connector.Right;
import dev.lockstep.connector.Container;
import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JiraPermissionsTest {
    private static final Container WEB = new Container("WEB");

    @ParameterizedTest
    @EnumSource
    void theTestNamesThePermissionsThatTheAccountLacks(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple())) {
            var fine = bed.connector.check(bed.connection, WEB);
            assertThat(fine.missing()).isEmpty();
            assertThat(fine.rights())
                    .filteredOn(Right::lacks)
                    .extracting(Right::name)
                    .containsExactly("ADMINISTER");

            bed.jira
                    .deny(bed.robot, "EDIT_ISSUES", "TRANSITION_ISSUES", "DELETE_ISSUES")
                    .makeAdmin(bed.robot);
            var poor = bed.connector.check(bed.connection, WEB);
            assertThat(poor.problem()).isNull();
            assertThat(poor.account()).isEqualTo("Robot");
            assertThat(poor.missing()).containsExactly("EDIT_ISSUES", "TRANSITION_ISSUES");
            assertThat(poor.rights())
                    .filteredOn(Right::lacks)
                    .extracting(Right::name)
                    .containsExactly("EDIT_ISSUES", "TRANSITION_ISSUES", "DELETE_ISSUES");
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAProjectOnlyWhatIsHadNowhereIsTold(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple())) {
            bed.jira.deny(bed.robot, "ADD_COMMENTS");
            var report = bed.connector.check(bed.connection, null);
            assertThat(report.rights()).extracting(Right::name).containsExactly("ADD_COMMENTS", "ADMINISTER");
            assertThat(report.missing()).containsExactly("ADD_COMMENTS");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsNoneIsAProblemAndNoClaim(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple())) {
            bed.jira.faults().once(Fault.SERVER_ERROR, request -> request.path().endsWith("/mypermissions"));
            var report = bed.connector.check(bed.connection, WEB);
            assertThat(report.problem()).isNotNull();
            assertThat(report.account()).isEqualTo("Robot");
            assertThat(report.rights()).isEmpty();
        }
    }
}
