package dev.lockstep.operation;

import dev.lockstep.simulation.Later;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The queue's database as it is, or one that answers as if a rule did not stand in the SQL. */
public enum SqlChange {
    NONE,
    /** What has failed or was given up makes others outdated as well. */
    DROPS_FOR_ANY_STATE {
        @Override
        String changed(String sql) {
            return sql.replace("and state in ('queued', 'processing', 'completed')", "");
        }
    },
    /** A comment does not wait for its issue. */
    NO_PARENT_WAIT {
        @Override
        String changed(String sql) {
            return sql.replace("seq, turn, event_kind", "seq, turn % 2 as turn, event_kind");
        }
    },
    /** What was right at intake is taken to be right when its turn has come. */
    NO_RECHECK {
        @Override
        String changed(String sql) {
            return dispatching ? sql.replace("and state in ('queued', 'processing', 'completed')", "and 1 = 0") : sql;
        }

        @Override
        boolean forgets() {
            return dispatching;
        }
    };

    boolean dispatching;

    void dispatching(boolean now) {
        dispatching = now;
    }

    boolean forgets() {
        return false;
    }

    String changed(String sql) {
        return sql;
    }

    DataSource on(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                var real = super.getConnection();
                return Later.changed(Connection.class, (method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = changed((String) arguments[0]);
                    }
                    return Later.call(real, method, arguments);
                });
            }
        };
    }
}
