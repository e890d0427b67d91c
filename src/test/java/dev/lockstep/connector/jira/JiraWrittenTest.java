package dev.lockstep.connector.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.StateKind;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JiraWrittenTest {
    private static final IssueDraft DRAFT = new IssueDraft(
            "01a1ff96-8b64-730b-ae7a-76fc8d8ac4af",
            "Title",
            "Some text",
            StateKind.TODO,
            Set.of("bug", "help wanted"),
            "high");

    /** Or it would be taken for what was agreed on, and never come in. */
    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void whatSomebodyWritesBeforeTheAnswerIsReadIsNotTakenForWhatWasWritten(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple())) {
            var ann = bed.jira.person("Ann", "WEB");
            var strikes = new AtomicInteger();
            bed.jira.faults().onCommitted(request -> {
                if (request.writes() && strikes.incrementAndGet() == 1) {
                    var id = bed.jira.issues("WEB").getFirst().id();
                    ann.editSummary(id, "Ann's title");
                    ann.editDescription(id, "Ann's text");
                    ann.unlabel(id, "bug");
                    ann.move(id, "In Progress");
                }
            });
            var created = bed.session().createIssue(DRAFT);
            assertThat(created.title()).isEqualTo("Title");
            assertThat(created.body()).isEqualTo(bed.session().canonicalBody("Some text"));
            assertThat(created.labels()).containsExactly("bug", "help wanted");
            assertThat(created.state().kind()).isEqualTo(StateKind.TODO);
            var now = bed.session().readIssue(created.ref());
            assertThat(now.title()).isEqualTo("Ann's title");
            assertThat(created.updatedAt()).isBefore(now.updatedAt());

            strikes.set(0);
            var patch = new IssuePatch("Ours", null, StateKind.DONE, null, null, null);
            var updated = bed.session().updateIssue(created.ref(), patch);
            assertThat(updated.labels()).containsExactly("help wanted");
            assertThat(updated.body()).isEqualTo("Ann's text");
            assertThat(updated.title()).isEqualTo("Ours");
        }
    }

    /** The changelog does not tell of comments; the time of the issue does. */
    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void whoCommentsBeforeTheAnswerIsReadMakesItOlderThanTheIssue(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple())) {
            var ann = bed.jira.person("Ann", "WEB");
            var strikes = new AtomicInteger();
            bed.jira.faults().onCommitted(request -> {
                if (request.writes() && strikes.incrementAndGet() == 1) {
                    bed.now.set(bed.clock.instant().plusMillis(300));
                    ann.comment(bed.jira.issues("WEB").getFirst().id(), "Already?");
                }
            });
            var created = bed.session().createIssue(DRAFT);
            var now = bed.session().readIssue(created.ref());
            assertThat(created.updatedAt()).isBefore(now.updatedAt());
            assertThat(created.title()).isEqualTo(now.title());
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void whatNobodyTouchesIsAsOldAsTheIssue(JiraEdition edition) {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple())) {
            var created = bed.session().createIssue(DRAFT);
            assertThat(created.updatedAt())
                    .isEqualTo(bed.session().readIssue(created.ref()).updatedAt());
        }
    }
}
