package dev.lockstep.keyset;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A table, or a join under a name of its own, that is listed by parent.
 *
 * @param from what stands behind {@code from}
 * @param columns what stands behind {@code select}
 * @param parent the column with the parent's id, which is among the columns as {@code parentName}
 * @param always holds for every row
 */
public record Listed<T>(
        String from, String columns, String parent, String parentName, Sql always, RowReader<T> reader) {
    /** Reads what stands in a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
