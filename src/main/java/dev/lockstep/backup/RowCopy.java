package dev.lockstep.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rows of a hub's file, put into a PostgreSQL of the same schema in one transaction. What stood in its tables, as
 * migrations write it, gives way.
 *
 * @param file SQLite's, at the newest schema
 * @param postgres at the newest schema
 */
record RowCopy(Connection file, Connection postgres) {
    /** Triggers fill them from issues and comments, in each database in its own way. */
    private static final Set<String> FILLED = Set.of("search_doc", "issue_name");

    private static final String TABLES = """
            select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind = 'r' and relname not in ('flyway_schema_history', '%s')
            order by relname""".formatted(dev.lockstep.base.Schema.UNFINISHED);

    /** Records refer to each other in circles: references are taken away, and are checked when they come back. */
    private static final String REFERENCES = """
            select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(c.oid)
            from pg_constraint c join pg_namespace n on n.oid = c.connamespace
            where n.nspname = 'public' and c.contype = 'f' order by 1, 2""";

    private static final String COLUMNS = """
            select column_name, data_type, is_identity from information_schema.columns
            where table_schema = 'public' and table_name = ? order by ordinal_position""";

    private static final int BATCH = 500;

    private record Reference(String table, String name, String definition) {}

    private record Column(String name, String type, boolean numbers) {}

    void run() throws SQLException {
        postgres.setAutoCommit(false);
        var references = references();
        for (var each : references) {
            Tables.run(postgres, "alter table " + each.table + " drop constraint " + each.name);
        }
        var tables = tables();
        Tables.run(postgres, "truncate " + String.join(", ", tables));
        for (var table : tables) {
            if (!FILLED.contains(table)) {
                copy(table);
            }
        }
        for (var each : references) {
            Tables.run(postgres, "alter table " + each.table + " add constraint " + each.name + " " + each.definition);
        }
        postgres.commit();
    }

    private List<Reference> references() throws SQLException {
        try (var asked = postgres.createStatement();
                var rows = asked.executeQuery(REFERENCES)) {
            List<Reference> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Reference(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return all;
        }
    }

    private List<String> tables() throws SQLException {
        try (var asked = postgres.createStatement();
                var rows = asked.executeQuery(TABLES)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private List<Column> columns(String table) throws SQLException {
        try (var asked = postgres.prepareStatement(COLUMNS)) {
            asked.setString(1, table);
            try (var rows = asked.executeQuery()) {
                List<Column> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(new Column(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3).equals("YES")));
                }
                return all;
            }
        }
    }

    private void copy(String table) throws SQLException {
        var columns = columns(table);
        var names = columns.stream().map(each -> '"' + each.name + '"').collect(Collectors.joining(", "));
        var marks = Stream.generate(() -> "?").limit(columns.size()).collect(Collectors.joining(", "));
        // The search numbers issues and comments as they come: the newer the higher.
        var order = Set.of("issue", "comment").contains(table) ? " order by id" : "";
        long copied = 0;
        try (var read = file.createStatement();
                var rows = read.executeQuery("select " + names + " from " + table + order);
                var write =
                        postgres.prepareStatement("insert into " + table + " (" + names + ") values (" + marks + ")")) {
            while (rows.next()) {
                put(rows, write, columns);
                write.addBatch();
                if (++copied % BATCH == 0) {
                    write.executeBatch();
                }
            }
            write.executeBatch();
        }
        for (var column : columns) {
            if (column.numbers) {
                continueNumbers(table, column.name);
            }
        }
    }

    private static void put(ResultSet row, PreparedStatement write, List<Column> columns) throws SQLException {
        for (int at = 1; at <= columns.size(); at++) {
            if (row.getObject(at) == null) {
                write.setObject(at, null);
                continue;
            }
            switch (columns.get(at - 1).type) {
                case "bigint", "integer", "smallint" -> write.setLong(at, row.getLong(at));
                case "double precision", "real", "numeric" -> write.setDouble(at, row.getDouble(at));
                case "boolean" -> write.setBoolean(at, row.getBoolean(at));
                case "bytea" -> write.setBytes(at, row.getBytes(at));
                default -> write.setString(at, row.getString(at));
            }
        }
    }

    /** Also behind rows that left long ago: a number is never given twice. */
    private void continueNumbers(String table, String column) throws SQLException {
        var given = Tables.one(file, "select seq from sqlite_sequence where name = ?", table);
        if (given.isPresent()) {
            Tables.run(
                    postgres,
                    "select setval(pg_get_serial_sequence('public.%s', '%s'), greatest(1, %d))"
                            .formatted(table, column, Long.parseLong(given.get())));
        }
    }
}
