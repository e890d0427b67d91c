package dev.lockstep.conflict;

import dev.lockstep.base.TestDatabase;
import dev.lockstep.issue.TestHub;
import org.springframework.context.ApplicationEventPublisher;

/** The book of conflicts as the product builds it, on a test's database. */
public record TestConflicts(Conflicts conflicts, Decisions decisions, Answers answers, Rules rules) {
    /** @param listeners is told of answers, inside their transaction */
    public static TestConflicts on(TestDatabase database, TestHub hub, ApplicationEventPublisher listeners) {
        var rows = new ConflictRows(database.jdbc());
        var news = new ConflictNews(hub.issues(), hub.events());
        var rules = new Rules(database.jdbc(), database.database());
        return new TestConflicts(
                new Conflicts(rows),
                new Decisions(rows, news),
                new Answers(rows, news, new HubField(hub.issues()), rules, database.database(), listeners),
                rules);
    }
}
