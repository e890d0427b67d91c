package dev.lockstep.issue.search;

import dev.lockstep.base.Dialect;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the few titles that hold a text by their pieces of three letters. PostgreSQL has an index of them that its planner
 * uses by itself; SQLite has a table (V55) that has to be asked. Thread-safe.
 */
@Component
public final class TitleParts {
    private static final int PIECE = 3;

    private final JdbcClient jdbc;
    private final boolean asked;

    public TitleParts(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        asked = dialect == Dialect.SQLITE;
    }

    /** True where the database itself chooses whether to go by the pieces. */
    public boolean planned() {
        return !asked;
    }

    /** Which titles may hold the text; null when the list had better be walked, or when only that is possible. */
    public @Nullable Few few(String text) {
        boolean whole = text.indexOf('\0') < 0; // it would end the phrase before its quote
        return asked && whole && text.codePointCount(0, text.length()) >= PIECE
                ? Few.of(jdbc, "title_part", phrase(text))
                : null;
    }

    /** In quotes nothing that is typed means anything but itself. */
    static String phrase(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
