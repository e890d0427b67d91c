package dev.lockstep.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An identity's token as it is stored.
 *
 * @param until when it ends; null where it does not
 * @param renewingSince when its refresh token was sent, as long as no answer is stored
 * @param renewAfter before then nobody need try
 */
record KeptToken(
        UUID id,
        UUID lane,
        String remoteId,
        int revision,
        String cipher,
        @Nullable Instant until,
        @Nullable Instant renewingSince,
        @Nullable Instant renewAfter) {
    static KeptToken read(ResultSet row) throws SQLException {
        return new KeptToken(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("lane_id")),
                row.getString("remote_id"),
                row.getInt("revision"),
                row.getString("credential"),
                time(row, "expires_at"),
                time(row, "renewing_at"),
                time(row, "renew_after"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    boolean endsBefore(Instant at) {
        return until != null && !until.isAfter(at);
    }
}
