package dev.lockstep.identity;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.Identity.Whose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * With which token a person writes at a connection, read anew before each write: what was taken back is used no more, on
 * whichever node.
 */
@Component
public class OwnTokens {
    private final JdbcClient jdbc;
    private final Connections connections;
    private final Renewals renewals;
    private final Refusals refusals;

    OwnTokens(JdbcClient jdbc, Connections connections, Renewals renewals, Refusals refusals) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.renewals = renewals;
        this.refusals = refusals;
    }

    /** What a person does with it: trackers may let somebody comment and not change issues. */
    public enum Doing {
        COMMENTS,
        FIELDS
    }

    /**
     * @param remoteId of the account whose token it is
     * @param connection with that token
     */
    public record Own(UUID identityId, String remoteId, Connection connection) {}

    /**
     * Empty where the person has none there, does not allow it, is shut out, or was refused over this link. Never inside a unit
     * of work: a token that ends is renewed.
     *
     * @throws Renewing where that is just done elsewhere
     */
    public Optional<Own> of(UUID person, UUID connectionId, UUID linkId, Doing doing) {
        return connections
                .find(connectionId)
                .flatMap(connection -> jdbc.sql("""
                        select i.*, c.sync_self as link_self, c.sync_others as link_others from identity i
                        join person p on p.id = i.person_id and p.deactivated_at is null
                        left join identity_consent c on c.identity_id = i.id and c.link_id = ?
                        where i.person_id = ? and i.connection_id = ? and i.base_url = ? and not exists (
                          select 1 from identity_refusal r where r.identity_id = i.id and r.link_id in ('', ?)
                            and r.of_what in ('all', ?))
                        """)
                        .params(
                                linkId.toString(),
                                person.toString(),
                                connectionId.toString(),
                                connection.baseUrl().toString(), // where it may have been led elsewhere since
                                linkId.toString(),
                                doing == Doing.FIELDS ? Identity.Refusal.FIELDS : Identity.Refusal.ALL)
                        .query((row, number) -> allowed(row))
                        .optional()
                        .flatMap(Function.identity())
                        .flatMap(kept -> own(kept, connection)));
    }

    private static Optional<KeptToken> allowed(ResultSet row) throws SQLException {
        var consent = consent(row, "sync_").or(consent(row, "link_"));
        return consent.allows(Whose.OWN) ? Optional.of(KeptToken.read(row)) : Optional.empty();
    }

    private Optional<Own> own(KeptToken kept, Connection connection) {
        int revision = kept.lane().equals(connection.lane()) ? connection.revision() : kept.revision();
        return renewals.current(kept, connection)
                .map(held ->
                        new Own(kept.id(), kept.remoteId(), connection.as(held.credential(), kept.lane(), revision)));
    }

    private static Consent consent(ResultSet row, String place) throws SQLException {
        return new Consent(row.getInt(place + "self") == 1, row.getInt(place + "others") == 1);
    }

    /** It is not accepted at all. */
    public void refused(UUID identityId, String reason) {
        refusals.add(identityId, null, Identity.Refusal.ALL, reason);
    }

    /** @param what in future is not tried over this link; who may not comment may do nothing */
    public void refused(UUID identityId, UUID linkId, Doing what, String reason) {
        var of = what == Doing.FIELDS ? Identity.Refusal.FIELDS : Identity.Refusal.ALL;
        refusals.add(identityId, linkId, of, reason);
    }
}
