package dev.lockstep.issue.search;

import dev.lockstep.base.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A text that was found, in the order in which it is shown. */
record Ranked(Hit hit, double score) implements Comparable<Ranked> {
    static Ranked of(ResultSet row, int number) throws SQLException {
        var issue = UUID.fromString(row.getString("issue_id"));
        var subject = UUID.fromString(row.getString("subject_id"));
        return new Ranked(new Hit(issue, subject.equals(issue) ? null : subject), row.getDouble("score"));
    }

    Ranked better(Ranked other) {
        return other.score > score ? other : this;
    }

    @Override
    public int compareTo(Ranked other) {
        int byScore = Double.compare(other.score, score);
        return byScore != 0
                ? byScore
                : other.hit.issueId().toString().compareTo(hit.issueId().toString());
    }

    String cursor() {
        return Long.toHexString(Double.doubleToLongBits(score)) + "_" + hit.issueId();
    }

    static Ranked parse(String cursor) {
        int cut = cursor.indexOf('_');
        try {
            var score = Double.longBitsToDouble(Long.parseUnsignedLong(cursor.substring(0, Math.max(cut, 0)), 16));
            return new Ranked(new Hit(UUID.fromString(cursor.substring(cut + 1)), null), score);
        } catch (IllegalArgumentException strange) {
            throw Refused.invalid("cursor_invalid", "cursor", "This is not a cursor that a search gave out.");
        }
    }
}
