package dev.lockstep.guard;

import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.Events;
import dev.lockstep.operation.TestOperations;
import java.time.InstantSource;

/** The guard on a test's database. */
public record TestGuard(Guard guard, Judge judge, GuardAnswers answers, RestoredLinks restored) {
    public static TestGuard on(
            TestDatabase db, InstantSource clock, Events events, TestOperations queue, GuardedLinks links) {
        var database = db.database();
        var rows = new PlanRows(db.jdbc());
        var changes = new ChangeRows(db.jdbc());
        var known = new KnownPlans(rows, database);
        var restored = new RestoredLinks(db.jdbc(), database);
        var news = new GuardNews(rows, changes, events);
        return new TestGuard(
                new Guard(rows, changes, known, news, links, restored, database, clock),
                new Judge(
                        rows,
                        changes,
                        known,
                        news,
                        links,
                        restored,
                        queue.operations(),
                        queue.interventions(),
                        database,
                        clock),
                new GuardAnswers(rows, changes, known, news, database, clock),
                restored);
    }
}
