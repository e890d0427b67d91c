package dev.lockstep.gauge;

import java.util.List;

/**
 * One metric that is read from the tables.
 *
 * @param name as Micrometer writes it
 * @param kind what the statement's numbers are
 * @param label empty for a metric without one
 * @param values all that the label can have; nothing else is shown
 * @param sql rows of a label's value and a number; walks an index of what is open, or stops at {@link #MOST}
 */
record Count(String name, Kind kind, String label, List<String> values, String description, String sql) {
    /** Beyond it the exact number helps nobody, and counting would cost. */
    static final int MOST = 100_000;

    enum Kind {
        NUMBER,
        /** Milliseconds since 1970, shown as seconds until now; none is 0. */
        SINCE
    }

    static Count number(String name, String description, String table) {
        var sql = "select '', count(*) from (select 1 from " + table + " limit " + MOST + ") few";
        return new Count(name, Kind.NUMBER, "", List.of(""), description, sql);
    }

    static Count numbers(String name, String label, List<String> values, String description, String sql) {
        return new Count(name, Kind.NUMBER, label, values, description, sql);
    }

    static Count since(String name, String description, String sql) {
        return new Count(name, Kind.SINCE, "", List.of(""), description, sql);
    }
}
