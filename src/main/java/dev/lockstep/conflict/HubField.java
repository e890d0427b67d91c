package dev.lockstep.conflict;

import dev.lockstep.base.Refused;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The hub's half of a conflict: reads the field as it stands, and writes what a person decided. */
@Component
final class HubField {
    private final Issues issues;

    HubField(Issues issues) {
        this.issues = issues;
    }

    Standing read(Conflict conflict) {
        if (conflict.place().commentId() instanceof UUID comment) {
            var found = issues.findComment(comment).orElseThrow(() -> Refused.notFound("comment"));
            return new Standing(found.body(), found.version());
        }
        var issue = issues.find(conflict.place().issueId()).orElseThrow(() -> Refused.notFound("issue"));
        return new Standing(value(issue, conflict.field()), issue.version());
    }

    private static String value(Issue issue, String field) {
        return switch (field) {
            case "title" -> issue.title();
            case "body" -> issue.body();
            case "state" -> issue.state().name();
            case "priority" -> issue.priority();
            default -> throw new IllegalArgumentException("No conflict is about " + field);
        };
    }

    void write(Conflict conflict, long version, String value, Origin origin, Instant at) {
        if (conflict.place().commentId() instanceof UUID comment) {
            issues.editComment(comment, version, value, origin, at);
        } else {
            issues.edit(conflict.place().issueId(), version, edit(conflict.field(), value), origin, at);
        }
    }

    private static Issues.Edit edit(String field, String value) {
        return switch (field) {
            case "title" -> new Issues.Edit(value, null, null, null, null, null);
            case "body" -> new Issues.Edit(null, value, null, null, null, null);
            case "state" -> new Issues.Edit(null, null, state(value), null, null, null);
            case "priority" -> new Issues.Edit(null, null, null, null, null, value);
            default -> throw new IllegalArgumentException("No conflict is about " + field);
        };
    }

    private static IssueState state(String word) {
        try {
            return IssueState.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refused.invalid("state_unknown", "text", "A state is backlog, todo, started, done or cancelled.");
        }
    }
}
