package dev.lockstep.backup;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL, copied by its own tools. */
record PostgresStore(Hub hub) implements Store {
    static final String KIND = "postgresql";

    private static final String OURS = """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') limit 1""";

    /** Tables with all that hangs on them, then functions that no extension brought. */
    private static final String CLEAR = """
            do $$ declare each record; begin
              for each in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p') loop
                execute 'drop table if exists ' || each.name || ' cascade';
              end loop;
              for each in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname = 'public' and not exists (
                  select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
                execute 'drop routine if exists ' || each.name || ' cascade';
              end loop;
            end $$""";

    /** What falls with a table is told at length, and an error after it would not be heard. */
    private static final String QUIET = "set client_min_messages = warning;\n";

    private static final String OTHERS = """
            select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
              and application_name = 'lockstep' limit 1""";

    private static final int LOOKS = 12;
    private static final String BEGUN = "create table public." + Schema.UNFINISHED + " ()";
    private static final String DONE = "drop table public." + Schema.UNFINISHED;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public Connection open() throws SQLException {
        var properties = new Properties();
        if (!hub.user().isEmpty()) {
            properties.setProperty("user", hub.user());
        }
        if (!hub.password().isEmpty()) {
            properties.setProperty("password", hub.password());
        }
        return DriverManager.getConnection(hub.url(), properties);
    }

    @Override
    public void copyTo(Path file) throws IOException {
        var tools = PostgresTools.of(hub);
        tools.run(
                "pg_dump",
                List.of(tools.database(), "--format=custom", "--no-owner", "--no-privileges", "--file=" + file));
    }

    /** A copy that was not made ready is nothing that somebody would want back. */
    @Override
    public boolean isEmpty() throws SQLException {
        try (var connection = open()) {
            return Tables.one(connection, OURS).isEmpty() || Schema.isHalfRestored(connection);
        }
    }

    @Override
    public String replaceWith(Path copy, Step made, String now) throws IOException, SQLException {
        mustBeAlone();
        String aside = "";
        if (!isEmpty()) {
            var kept = hub.folder().resolve("database.before-" + now + ".dump");
            copyTo(kept);
            aside = kept + " (put it back with pg_restore)";
        }
        if (SqliteStore.isFile(copy)) {
            move(copy, made);
        } else {
            exchange(copy);
            made.run(source(), Dialect.POSTGRESQL);
        }
        try (var connection = open()) {
            Tables.run(connection, DONE);
        }
        return aside;
    }

    /**
     * In one transaction: what was there gives way to the whole copy, or stands as it was. Until {@link Step} has made the copy
     * ready nothing starts on it.
     */
    private void exchange(Path copy) throws IOException {
        var tools = PostgresTools.of(hub);
        var clear = Files.writeString(
                copy.resolveSibling(copy.getFileName() + ".clear.sql"), QUIET + CLEAR + ";\n" + BEGUN + ";\n");
        var script = copy.resolveSibling(copy.getFileName() + ".sql");
        try {
            // To a file first: psql would take the end of what broke off for the end of all, and commit it.
            tools.run("pg_restore", List.of("--no-owner", "--no-privileges", "--file=" + script, copy.toString()));
            tools.run(
                    "psql",
                    List.of(
                            tools.database(),
                            "--no-psqlrc",
                            "--quiet",
                            "--output=/dev/null",
                            "--set=ON_ERROR_STOP=1",
                            "--single-transaction",
                            "--file=" + clear,
                            "--file=" + script));
        } finally {
            Files.deleteIfExists(clear);
            Files.deleteIfExists(script);
        }
    }

    /** A hub that outgrew its file: its rows come into empty tables. Until all are there nothing starts on it. */
    private void move(Path file, Step made) throws IOException, SQLException {
        SqliteStore.prepare(file, made);
        try (var connection = open()) {
            Tables.run(connection, CLEAR + ";" + BEGUN); // sent at once they are one transaction
        }
        made.run(source(), Dialect.POSTGRESQL);
        try (var from = SqliteStore.open(file);
                var to = open()) {
            new RowCopy(from, to).run();
        }
    }

    private PGSimpleDataSource source() {
        var source = new PGSimpleDataSource();
        source.setUrl(hub.url());
        if (!hub.user().isEmpty()) {
            source.setUser(hub.user());
        }
        if (!hub.password().isEmpty()) {
            source.setPassword(hub.password());
        }
        return source;
    }

    /** A node that was stopped just now has sessions for a moment longer. */
    private void mustBeAlone() throws SQLException {
        try (var connection = open()) {
            int looks = 0;
            while (Tables.one(connection, OTHERS).isPresent()) {
                if (++looks == LOOKS) {
                    throw Hub.refused(
                            "nodes_running",
                            "LOCKSTEP_DATABASE_URL",
                            "A Lockstep is running on this database. Stop all of its nodes and try again.");
                }
                Tables.run(connection, "select pg_sleep(0.25)");
            }
        }
    }
}
