package dev.lockstep.conflict;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.conflict.Conflict.State;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Issues.VersionConflict;
import dev.lockstep.issue.Origin;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Carries out what people say about conflicts: the hub is edited, and what a look at the link has to know is left for it,
 * all in one unit of work. The trackers are written by the ordinary way.
 */
@Component
public final class Answers {
    private final ConflictRows rows;
    private final ConflictNews news;
    private final HubField hub;
    private final Rules rules;
    private final Database database;
    private final ApplicationEventPublisher listeners;

    Answers(
            ConflictRows rows,
            ConflictNews news,
            HubField hub,
            Rules rules,
            Database database,
            ApplicationEventPublisher listeners) {
        this.rows = rows;
        this.news = news;
        this.hub = hub;
        this.rules = rules;
        this.database = database;
        this.listeners = listeners;
    }

    /**
     * @throws VersionConflict when somebody else changes the record at this moment
     * @throws Refused when the conflict or the hub's value moved on since the person saw it, when it is settled already, or
     *     when the answer does not fit the field
     */
    public Conflict resolve(UUID id, Answer answer, Author by, Instant at) {
        return database.write(() -> {
            var conflict = rows.find(id).orElseThrow(() -> Refused.notFound("conflict"));
            if (conflict.state() == State.RESOLVED) {
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        "conflict_resolved",
                        "id",
                        "This conflict is settled already; edit the issue if something else shall stand.");
            }
            if (conflict.version() != answer.version()) {
                throw moved(
                        "version", "The conflict was changed meanwhile. Read it again and answer what it says now.");
            }
            settle(conflict, answer, by, at);
            return rows.find(id).orElseThrow();
        });
    }

    private static Refused moved(String field, String message) {
        return new Refused(Refused.Kind.CONFLICT, "version_conflict", field, message);
    }

    private void settle(Conflict conflict, Answer answer, Author by, Instant at) {
        var value = Settlement.value(conflict, answer);
        var standing = hub.read(conflict);
        var winning = conflict.winning();
        if (!standing.says(winning == null ? conflict.sides().hub() : winning)) {
            throw moved(
                    conflict.field(),
                    "The " + conflict.field() + " was changed here since. Read the conflict again in a moment, or edit"
                            + " the issue itself.");
        }
        if (answer.rememberAsRule()) {
            rules.change(conflict.place().linkId(), Map.of(conflict.field(), Settlement.rule(answer)));
        }
        var how = new Resolved(Settlement.word(answer.keep()), value, by.name());
        // Where a policy had decided, the base knows both values already, and the edit alone says it all.
        var resolved = Next.resolved(conflict, how, conflict.state() == State.DECIDED, at);
        if (!rows.update(resolved)) {
            throw new VersionConflict("Conflict " + conflict.id() + " has moved on.");
        }
        var origin = Origin.hub(by);
        if (!standing.says(value)) {
            hub.write(conflict, standing.version(), value, origin, at);
        }
        news.resolved(resolved, origin, at);
        listeners.publishEvent(new ConflictAnswered(conflict.place(), at));
    }
}
