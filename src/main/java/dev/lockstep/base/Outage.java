package dev.lockstep.base;

import java.sql.SQLException;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Trouble of the database (a full disk, a lock, a lost connection) meets everybody at once, many times a second: whoever
 * logs it asks here, so that the log names the cause once. Thread-safe.
 */
public final class Outage {
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int SQLITE_CONSTRAINT = 19;
    private static final String NO_TEXT = "22021";

    private static boolean told;
    private static long seenAt;

    private Outage() {}

    /** True when the database itself cannot be used now; trying again later may help. */
    public static boolean is(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof TransactionException) {
                return true;
            }
            if (each instanceof SQLException lost && connectionLost(lost)) {
                return true;
            }
            if (each instanceof DataAccessException refused) {
                return !ofTheStatement(refused);
            }
        }
        return false;
    }

    /** True when a text was sent that the database takes for none: PostgreSQL knows no NUL. */
    public static boolean noText(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException refused && NO_TEXT.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean connectionLost(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P"); // the pool's own have no state
    }

    private static boolean ofTheStatement(DataAccessException refused) {
        return refused instanceof DataIntegrityViolationException
                || refused instanceof BadSqlGrammarException
                || refused instanceof IncorrectResultSizeDataAccessException
                || refused instanceof InvalidDataAccessApiUsageException
                || refused.getMostSpecificCause() instanceof SQLException sql
                        && (sql.getErrorCode() & 0xff) == SQLITE_CONSTRAINT;
    }

    /** What to tell of it: the database's own words. */
    public static String cause(Throwable failure) {
        Throwable last = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            last = each;
            if (each instanceof TransactionSystemException second && second.getApplicationException() != null) {
                return cause(second.getApplicationException()); // what came first tells more than the failed rollback
            }
        }
        return String.valueOf(last.getMessage());
    }

    /** True when it should be logged: it is no outage, or the first sign of one after a quiet minute. */
    public static synchronized boolean isNews(Throwable failure) {
        if (!is(failure)) {
            return true;
        }
        long now = System.nanoTime();
        boolean news = !told || now - seenAt > QUIET_NANOS;
        told = true;
        seenAt = now;
        return news;
    }

    /** For tests: as if a minute had been quiet. */
    static synchronized void forget() {
        told = false;
    }
}
