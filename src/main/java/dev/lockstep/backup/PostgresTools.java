package dev.lockstep.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Calls pg_dump, pg_restore and psql. Where the database is and the password are told by their environment, which others cannot read. */
final class PostgresTools {
    private static final int SHOWN_CHARS = 500;

    private final Hub hub;

    private PostgresTools(Hub hub) {
        this.hub = hub;
    }

    static PostgresTools of(Hub hub) {
        return new PostgresTools(hub);
    }

    /** The option that names it; without one pg_restore would write to a file alone. */
    String database() {
        return "--dbname=" + environment().get("PGDATABASE");
    }

    void run(String tool, List<String> options) throws IOException {
        var where = environment();
        var command = new ArrayList<String>();
        command.add(hub.tools() == null ? tool : hub.tools().resolve(tool).toString());
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(where);
        ended(tool, started(tool, builder));
    }

    private static Process started(String tool, ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw Hub.refused(
                    "postgres_tools_missing",
                    "LOCKSTEP_POSTGRES_TOOLS",
                    tool
                            + " was not found. Install PostgreSQL's client programs, of the server's version or later, or set"
                            + " LOCKSTEP_POSTGRES_TOOLS to their folder.");
        }
    }

    private static void ended(String tool, Process process) throws IOException {
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw Hub.refused(
                        "postgres_tool_failed",
                        "LOCKSTEP_POSTGRES_TOOLS",
                        tool + " failed: " + said.substring(0, Math.min(said.length(), SHOWN_CHARS)));
            }
        } catch (InterruptedException stopped) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException(tool + " was interrupted.", stopped);
        }
    }

    private Map<String, String> environment() {
        var parsed = Driver.parseURL(hub.url(), new Properties());
        if (parsed == null) {
            throw Hub.refused(
                    "database_unusable",
                    "LOCKSTEP_DATABASE_URL",
                    "LOCKSTEP_DATABASE_URL names no PostgreSQL database.");
        }
        Map<String, String> where = new LinkedHashMap<>();
        put(where, "PGHOST", PGProperty.PG_HOST.getOrDefault(parsed));
        put(where, "PGPORT", PGProperty.PG_PORT.getOrDefault(parsed));
        put(where, "PGDATABASE", PGProperty.PG_DBNAME.getOrDefault(parsed));
        put(where, "PGUSER", hub.user().isEmpty() ? PGProperty.USER.getOrDefault(parsed) : hub.user());
        put(where, "PGPASSWORD", hub.password().isEmpty() ? PGProperty.PASSWORD.getOrDefault(parsed) : hub.password());
        put(where, "PGSSLMODE", PGProperty.SSL_MODE.getOrDefault(parsed));
        return where;
    }

    private static void put(Map<String, String> where, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null && !value.isEmpty()) {
            where.put(name, value);
        }
    }
}
