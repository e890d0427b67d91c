package dev.lockstep.issue;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Texts;
import dev.lockstep.issue.Issues.Edit;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What may become part of an issue. Everything is cleaned; limits hold for edits made in the hub, while what a tracker
 * already accepted is taken as it is.
 */
final class Input {
    private static final int MAX_TITLE_CHARS = 1_000;
    private static final int MAX_BODY_BYTES = 1_048_576;
    private static final int MAX_NAME_CHARS = 255;
    private static final int MAX_NAMES = 100;
    private static final Set<String> PRIORITIES = Set.of("urgent", "high", "medium", "low", "none");

    private final boolean limited;

    private Input(boolean limited) {
        this.limited = limited;
    }

    static Input from(Origin origin) {
        return new Input(origin.linkId() == null);
    }

    Edit edit(Edit edit) {
        var title = edit.title();
        var body = edit.body();
        var labels = edit.labels();
        var assignees = edit.assignees();
        var priority = edit.priority();
        return new Edit(
                title == null ? null : title(title),
                body == null ? null : body(body),
                edit.state(),
                labels == null ? null : names("labels", labels),
                assignees == null ? null : names("assignees", assignees),
                priority == null ? null : priority(priority),
                edit.filing());
    }

    String title(String text) {
        var title = Texts.line(text);
        if (limited && title.isEmpty()) {
            throw Refused.invalid("title_missing", "title", "An issue needs a title.");
        }
        if (limited && title.length() > MAX_TITLE_CHARS) {
            throw tooLong("title", "A title has at most " + MAX_TITLE_CHARS + " characters.");
        }
        return title;
    }

    String body(String text) {
        var body = Texts.lines(text);
        // The character count bounds the bytes from below, and is free.
        if (limited
                && (body.length() > MAX_BODY_BYTES || body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES)) {
            throw tooLong("body", "A text has at most " + MAX_BODY_BYTES + " bytes.");
        }
        return body;
    }

    /** A comment's text, which must not be empty. */
    String comment(String text) {
        if (limited && text.isBlank()) {
            throw Refused.invalid("body_missing", "body", "A comment needs a text.");
        }
        return body(text);
    }

    SortedSet<String> names(String field, SortedSet<String> given) {
        var names = new TreeSet<String>();
        for (var each : given) {
            var name = Texts.line(each);
            if (!name.isEmpty()) {
                names.add(name);
            } else if (limited) {
                throw Refused.invalid(field + "_empty_name", field, "A name in " + field + " is empty.");
            }
            if (limited && name.length() > MAX_NAME_CHARS) {
                throw tooLong(field, "A name in " + field + " has at most " + MAX_NAME_CHARS + " characters.");
            }
        }
        if (limited && names.size() > MAX_NAMES) {
            throw Refused.invalid(field + "_too_many", field, "An issue has at most " + MAX_NAMES + " " + field + ".");
        }
        return Collections.unmodifiableSortedSet(names);
    }

    String priority(String priority) {
        if (!PRIORITIES.contains(priority)) {
            throw Refused.invalid("priority_unknown", "priority", "A priority is urgent, high, medium, low or none.");
        }
        return priority;
    }

    private static Refused tooLong(String field, String message) {
        return Refused.invalid(field + "_too_long", field, message);
    }
}
