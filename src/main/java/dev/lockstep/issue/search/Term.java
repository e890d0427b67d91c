package dev.lockstep.issue.search;

import java.util.List;

/**
 * Words that stand one behind the other.
 *
 * @param words letters and digits alone; not empty
 * @param excluded it must not be there
 * @param begins the last word may go on
 */
record Term(List<String> words, boolean excluded, boolean begins) {
    String forSqlite() {
        return '"' + String.join(" ", words) + '"' + (begins ? "*" : "");
    }

    String forPostgresql() {
        return "('" + String.join("' <-> '", words) + "'" + (begins ? ":*" : "") + ")";
    }
}
