package dev.lockstep.watch;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.event.Events;
import dev.lockstep.watch.sandbox.ScriptText;
import dev.lockstep.webhook.Signing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link Actions} in the database. */
@Component
class StoredActions implements Actions {
    private static final int MAX_ACTIONS = 50;

    private final JdbcClient jdbc;
    private final Database database;
    private final ActionSecrets secrets;
    private final Events events;
    private final InstantSource clock;

    StoredActions(JdbcClient jdbc, Database database, ActionSecrets secrets, Events events, InstantSource clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Made create(UUID watchId, ActionChange wanted) {
        if (wanted.kind() == null) {
            throw new Refused(
                    Refused.Kind.INVALID,
                    "action_incomplete",
                    "actionType",
                    "Action type and either webhook URL or script content are required");
        }
        var now = Instant.ofEpochMilli(clock.millis());
        var action = ActionRules.checked(new Action(
                Ids.next(),
                0,
                watchId,
                ActionRules.name(wanted.name(), wanted.kind()),
                wanted.kind(),
                wanted.webhookUrl(),
                wanted.script(),
                Objects.requireNonNullElse(wanted.filters(), Action.Filters.ALL),
                Objects.requireNonNullElse(wanted.options(), Action.Options.DEFAULT),
                wanted.enabled() == null || wanted.enabled(),
                now,
                now));
        var signing = action.kind() == Action.Kind.WEBHOOK ? Signing.newSecret() : null;
        database.write(() -> {
            database.alone("actions of " + watchId); // or two nodes could each add the last one
            if (of(watchId).size() >= MAX_ACTIONS) {
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        "too_many_actions",
                        null,
                        "A watch has at most " + MAX_ACTIONS + " actions.");
            }
            jdbc.sql("""
                    insert into action (id, watch_id, name, kind, webhook_url, script, filters, options, enabled,
                      signing_secret, created_at, updated_at)
                    values (:id, :watch, :name, :kind, :url, :script, :filters, :options, :enabled, :signing, :now, :now)
                    """)
                    .params(columns(action))
                    .param("watch", watchId.toString())
                    .param("signing", signing == null ? null : secrets.sealedSigning(action.id(), signing))
                    .update();
            tell(action, "created");
        });
        return new Made(find(action.id()).orElseThrow(), signing);
    }

    @Override
    public Action change(UUID id, ActionChange change) {
        return database.write(() -> {
            database.alone("action " + id); // who changes the rest at the same moment keeps what he changed
            var old = find(id).orElseThrow(() -> Refused.notFound("action"));
            var kind = change.kind() == null ? old.kind() : change.kind();
            var action = ActionRules.checked(new Action(
                    id,
                    old.number(),
                    old.watchId(),
                    change.name() == null ? old.name() : ActionRules.name(change.name(), kind),
                    kind,
                    change.webhookUrl() == null ? old.webhookUrl() : change.webhookUrl(),
                    change.script() == null ? old.script() : change.script(),
                    change.filters() == null ? old.filters() : change.filters(),
                    change.options() == null ? old.options() : change.options(),
                    change.enabled() == null ? old.enabled() : change.enabled(),
                    old.createdAt(),
                    Instant.ofEpochMilli(clock.millis())));
            var signing = secrets.sealedSigning(id, Signing.newSecret()); // used only where there is none yet
            jdbc.sql("""
                    update action set name = :name, kind = :kind, webhook_url = :url, script = :script,
                      filters = :filters, options = :options, enabled = :enabled, updated_at = :now,
                      signing_secret = case when :kind = 'webhook' then coalesce(signing_secret, :signing)
                        else signing_secret end
                    where id = :id
                    """).params(columns(action)).param("signing", signing).update();
            tell(action, "changed");
            return action;
        });
    }

    private static Map<String, @Nullable Object> columns(Action action) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", action.id().toString());
        values.put("name", action.name());
        values.put("kind", action.kind().name().toLowerCase(Locale.ROOT));
        values.put("url", action.webhookUrl());
        values.put("script", action.script());
        values.put("filters", Json.write(action.filters()));
        values.put("options", Json.write(action.options()));
        values.put("enabled", action.enabled() ? 1 : 0);
        values.put("now", action.updatedAt().toEpochMilli());
        return values;
    }

    /** The outbox is the record of what became of scripts and their secrets. */
    private void tell(Action action, String what) {
        var hash = action.script() == null ? "" : ScriptText.hash(action.script());
        events.publish(
                "action.updated",
                action.id().toString(),
                null,
                Map.of("watchId", action.watchId(), "what", what, "scriptHash", hash));
    }

    @Override
    public void delete(UUID id) {
        database.write(() -> {
            var action = find(id).orElseThrow(() -> Refused.notFound("action"));
            jdbc.sql("delete from action where id = ?").param(id.toString()).update();
            tell(action, "deleted");
        });
    }

    @Override
    public Optional<Action> find(UUID id) {
        return jdbc.sql("select * from action where id = ?")
                .param(id.toString())
                .query(StoredActions::action)
                .optional();
    }

    @Override
    public Optional<Action> find(long number) {
        return jdbc.sql("select * from action where number = ?")
                .param(number)
                .query(StoredActions::action)
                .optional();
    }

    @Override
    public List<Action> of(UUID watchId) {
        return jdbc.sql("select * from action where watch_id = ? order by number limit ?")
                .params(watchId.toString(), MAX_ACTIONS)
                .query(StoredActions::action)
                .list();
    }

    @Override
    public Secret renewSigningSecret(UUID id) {
        var fresh = Signing.newSecret();
        database.write(() -> {
            int rows = jdbc.sql(
                            "update action set signing_secret = ?, updated_at = ? where id = ? and kind = 'webhook'")
                    .params(secrets.sealedSigning(id, fresh), clock.millis(), id.toString())
                    .update();
            if (rows == 0) {
                throw Refused.notFound("action");
            }
            find(id).ifPresent(action -> tell(action, "signing-secret-renewed"));
        });
        return fresh;
    }

    /** What a webhook of this action is signed with. */
    Optional<Secret> signingSecret(UUID id) {
        return jdbc.sql("select signing_secret from action where id = ? and signing_secret is not null")
                .param(id.toString())
                .query((row, number) -> secrets.openedSigning(id, row.getString("signing_secret")))
                .optional();
    }

    @Override
    public List<ActionSecret> secrets(UUID actionId) {
        return secrets.list(actionId);
    }

    @Override
    public ActionSecret addSecret(UUID actionId, String name, Secret value) {
        ActionRules.secret(name, value);
        return database.write(() -> {
            database.alone("action " + actionId); // or two nodes could each add the last one
            var action = find(actionId).orElseThrow(() -> Refused.notFound("action"));
            tell(action, "secret-added");
            return secrets.add(actionId, name, value);
        });
    }

    @Override
    public ActionSecret changeSecret(UUID actionId, UUID secretId, Secret value) {
        ActionRules.secretValue(value);
        return database.write(() -> {
            find(actionId).ifPresent(action -> tell(action, "secret-changed"));
            return secrets.change(actionId, secretId, value);
        });
    }

    @Override
    public void deleteSecret(UUID actionId, UUID secretId) {
        database.write(() -> {
            secrets.delete(actionId, secretId);
            find(actionId).ifPresent(action -> tell(action, "secret-deleted"));
        });
    }

    private static Action action(ResultSet row, int number) throws SQLException {
        return new Action(
                Columns.id(row, "id"),
                row.getLong("number"),
                Columns.id(row, "watch_id"),
                row.getString("name"),
                Action.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("webhook_url"),
                row.getString("script"),
                Json.read(row.getString("filters"), Action.Filters.class),
                Json.read(row.getString("options"), Action.Options.class),
                row.getInt("enabled") == 1,
                Columns.time(row, "created_at"),
                Columns.time(row, "updated_at"));
    }
}
