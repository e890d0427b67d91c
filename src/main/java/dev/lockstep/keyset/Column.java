package dev.lockstep.keyset;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a list can be filtered by and, unless it may be null, ordered by.
 *
 * @param name as callers know it
 * @param sql of the listed table
 */
public record Column(String name, String sql, Kind kind) {
    public enum Kind {
        TEXT,
        NUMBER
    }

    public static Column text(String name, String sql) {
        return new Column(name, sql, Kind.TEXT);
    }

    public static Column number(String name, String sql) {
        return new Column(name, sql, Kind.NUMBER);
    }

    Object value(ResultSet row) throws SQLException {
        return switch (kind) {
            case TEXT -> row.getString(label());
            case NUMBER -> row.getLong(label());
        };
    }

    private String label() {
        return sql.substring(sql.lastIndexOf('.') + 1);
    }

    boolean takes(Object value) {
        return switch (kind) {
            case TEXT -> value instanceof String;
            case NUMBER -> value instanceof Long;
        };
    }
}
