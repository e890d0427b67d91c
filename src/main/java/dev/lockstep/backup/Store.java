package dev.lockstep.backup;

import dev.lockstep.base.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A hub's database, seen from outside of the product. */
sealed interface Store permits SqliteStore, PostgresStore {
    /** As a manifest calls it. */
    String kind();

    Dialect dialect();

    Connection open() throws SQLException;

    /** Everything that was committed before the call, while others go on writing. */
    void copyTo(Path file) throws IOException, SQLException;

    /** Nothing was ever stored there. */
    boolean isEmpty() throws SQLException;

    /**
     * Puts a copy in place of what is there now; nothing else may run on it.
     *
     * @param made makes what was copied ready, before anybody may use it
     * @param now in the name of what is put aside
     * @return what was put aside, in words; empty when there was nothing
     */
    String replaceWith(Path copy, Step made, String now) throws IOException, SQLException;

    /** What is done with a database before it is used. */
    interface Step {
        void run(DataSource source, Dialect dialect) throws SQLException;
    }
}
