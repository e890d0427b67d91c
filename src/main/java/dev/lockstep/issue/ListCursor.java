package dev.lockstep.issue;

import dev.lockstep.base.Refused;

/** Where a list of issues by newest change goes on. */
record ListCursor(long millis, String id) {
    static final ListCursor START = new ListCursor(Long.MAX_VALUE, "");

    static String of(Issue issue) {
        return issue.modifiedAt().toEpochMilli() + "_" + issue.id();
    }

    static ListCursor parse(String cursor) {
        int cut = cursor.indexOf('_');
        try {
            return new ListCursor(Long.parseLong(cursor.substring(0, Math.max(cut, 0))), cursor.substring(cut + 1));
        } catch (NumberFormatException strange) {
            throw Refused.invalid("cursor_invalid", "cursor", "This is not a cursor that a list of issues gave out.");
        }
    }
}
