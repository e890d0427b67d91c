package dev.lockstep.issue;

import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.Events;
import dev.lockstep.event.TestEvents;
import dev.lockstep.issue.search.IssueSearch;
import dev.lockstep.issue.search.TitleParts;
import dev.lockstep.project.Projects;
import dev.lockstep.project.TestProjects;
import java.time.InstantSource;
import org.springframework.context.ApplicationEventPublisher;

/** The hub's own records as the product builds them, on a test's database. Close it before the database. */
public record TestHub(Projects projects, Events events, Issues issues) implements AutoCloseable {
    /** @param listeners is told every touch, inside its transaction */
    public static TestHub on(TestDatabase database, InstantSource clock, ApplicationEventPublisher listeners) {
        var projects = TestProjects.on(database, clock);
        var events = TestEvents.on(database, clock);
        var titles = new TitleParts(database.jdbc(), database.dialect());
        var issues = new StoredIssues(database.database(), database.jdbc(), titles, projects, events, listeners);
        return new TestHub(projects, events, issues);
    }

    public static IssueSearch search(TestDatabase database) {
        return new IssueSearch(database.jdbc(), database.dialect());
    }

    @Override
    public void close() {
        TestEvents.close(events);
    }
}
