package dev.lockstep.watch;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.watch.Actions.ActionSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Secrets of actions, encrypted for their row and action. Methods that write run inside the caller's unit of work. */
@Component
class ActionSecrets {
    private static final int MAX_SECRETS = 100;

    private final JdbcClient jdbc;
    private final HubKey key;
    private final InstantSource clock;

    ActionSecrets(JdbcClient jdbc, HubKey key, InstantSource clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    List<ActionSecret> list(UUID actionId) {
        return jdbc.sql("select * from action_secret where action_id = ? order by number limit ?")
                .params(actionId.toString(), MAX_SECRETS)
                .query(ActionSecrets::secret)
                .list();
    }

    ActionSecret add(UUID actionId, String name, Secret value) {
        if (list(actionId).size() >= MAX_SECRETS) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "too_many_secrets",
                    null,
                    "An action has at most " + MAX_SECRETS + " secrets.");
        }
        var id = Ids.next();
        int rows = jdbc.sql("""
                insert into action_secret (id, action_id, name, value, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?) on conflict (action_id, name) do nothing
                """)
                .params(
                        id.toString(),
                        actionId.toString(),
                        name,
                        key.encrypt(value.reveal(), place(actionId, id)),
                        clock.millis(),
                        clock.millis())
                .update();
        if (rows == 0) {
            throw new Refused(
                    Refused.Kind.CONFLICT, "secret_name_taken", "name", "Secret with this name already exists");
        }
        return find(actionId, id);
    }

    ActionSecret change(UUID actionId, UUID id, Secret value) {
        jdbc.sql("update action_secret set value = ?, updated_at = ? where id = ? and action_id = ?")
                .params(
                        key.encrypt(value.reveal(), place(actionId, id)),
                        clock.millis(),
                        id.toString(),
                        actionId.toString())
                .update();
        return find(actionId, id);
    }

    void delete(UUID actionId, UUID id) {
        find(actionId, id);
        jdbc.sql("delete from action_secret where id = ? and action_id = ?")
                .params(id.toString(), actionId.toString())
                .update();
    }

    private ActionSecret find(UUID actionId, UUID id) {
        return jdbc.sql("select * from action_secret where id = ? and action_id = ?")
                .params(id.toString(), actionId.toString())
                .query(ActionSecrets::secret)
                .optional()
                .orElseThrow(() -> Refused.notFound("secret"));
    }

    /** Names to plain values, for a run that is about to start. */
    SortedMap<String, Secret> opened(UUID actionId) {
        var values = new TreeMap<String, Secret>();
        jdbc.sql("select id, name, value from action_secret where action_id = ?")
                .param(actionId.toString())
                .query(row -> {
                    var place = place(actionId, Columns.id(row, "id"));
                    values.put(row.getString("name"), opened(row.getString("value"), place));
                });
        return values;
    }

    String sealedSigning(UUID actionId, Secret secret) {
        return key.encrypt(secret.reveal(), actionId + "/signing_secret");
    }

    Secret openedSigning(UUID actionId, String cipher) {
        return opened(cipher, actionId + "/signing_secret");
    }

    private Secret opened(String cipher, String place) {
        return new Secret(key.decrypt(cipher, place, "A stored secret"));
    }

    private static String place(UUID actionId, UUID id) {
        return actionId + "/" + id + "/value";
    }

    private static ActionSecret secret(ResultSet row, int number) throws SQLException {
        return new ActionSecret(
                Columns.id(row, "id"),
                row.getLong("number"),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
