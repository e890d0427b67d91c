package dev.lockstep.identity;

import dev.lockstep.base.Database;
import dev.lockstep.base.HubKey;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.Identity.Whose;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * With which token a person writes at a connection, read anew before each write: what was taken back is used no more, on
 * whichever node.
 */
@Component
public class OwnTokens {
    private final JdbcClient jdbc;
    private final Database database;
    private final Connections connections;
    private final Sealed sealed;
    private final InstantSource clock;

    OwnTokens(JdbcClient jdbc, Database database, Connections connections, HubKey key, InstantSource clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.connections = connections;
        this.sealed = new Sealed(key);
        this.clock = clock;
    }

    /**
     * @param remoteId of the account whose token it is
     * @param connection with that token
     */
    public record Own(UUID identityId, String remoteId, Connection connection) {}

    /** For what the person does: {@link #of(UUID, UUID, UUID, Whose)}. */
    public Optional<Own> of(UUID person, UUID connectionId, UUID linkId) {
        return of(person, connectionId, linkId, Whose.OWN);
    }

    /** Empty where the person has none there, does not allow it, is shut out, or was refused over this link. */
    public Optional<Own> of(UUID person, UUID connectionId, UUID linkId, Whose whose) {
        return connections
                .find(connectionId)
                .flatMap(connection -> jdbc.sql("""
                        select i.*, c.sync_self as link_self, c.sync_others as link_others from identity i
                        join person p on p.id = i.person_id and p.deactivated_at is null
                        left join identity_consent c on c.identity_id = i.id and c.link_id = ?
                        where i.person_id = ? and i.connection_id = ? and not exists (
                          select 1 from identity_refusal r where r.identity_id = i.id and r.link_id in ('', ?))
                        """)
                        .params(linkId.toString(), person.toString(), connectionId.toString(), linkId.toString())
                        .query((row, number) -> read(row, connection, whose))
                        .optional()
                        .flatMap(Function.identity()));
    }

    private Optional<Own> read(ResultSet row, Connection connection, Whose whose) throws SQLException {
        var consent = consent(row, "sync_").or(consent(row, "link_"));
        if (!consent.allows(whose)
                // or the connection leads elsewhere since
                || !URI.create(row.getString("base_url")).equals(connection.baseUrl())) {
            return Optional.empty();
        }
        var id = UUID.fromString(row.getString("id"));
        var lane = UUID.fromString(row.getString("lane_id"));
        int revision = lane.equals(connection.lane()) ? connection.revision() : row.getInt("revision");
        var token = sealed.open(id, row.getString("credential"));
        return Optional.of(new Own(id, row.getString("remote_id"), connection.as(token, lane, revision)));
    }

    private static Consent consent(ResultSet row, String place) throws SQLException {
        return new Consent(row.getInt(place + "self") == 1, row.getInt(place + "others") == 1);
    }

    /** @param linkId where nothing is tried with it any more; null for everywhere, because the token is not accepted */
    public void refused(UUID identityId, @Nullable UUID linkId, String reason) {
        database.write(() -> {
            jdbc.sql("""
                    insert into identity_refusal (identity_id, link_id, reason, refused_at)
                    select id, ?, ?, ? from identity where id = ?
                    on conflict (identity_id, link_id) do nothing
                    """)
                    .params(
                            linkId == null ? "" : linkId.toString(),
                            reason,
                            clock.instant().toEpochMilli(),
                            identityId.toString())
                    .update();
        });
    }
}
