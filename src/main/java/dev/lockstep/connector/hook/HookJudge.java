package dev.lockstep.connector.hook;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector.Hook;
import dev.lockstep.connector.Connector.Hooks;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.hook.HookStanding.State;
import java.net.URI;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Finds the webhook that leads to a connection among those that stand at its tracker. Asks nobody. */
record HookJudge(Connection connection, @Nullable String base) {
    /** Of the repository that the settings name; older than connections. */
    private static final String OF_SETTINGS = "/api/sync/github-webhook";

    private static final String WAY_OUT =
            ", so changes are heard by polling. Register it again on the page of the link, or at the tracker"
                    + " (docs/webhooks.md).";

    /** The best one counts: what else leads here does no harm. */
    HookStanding judge(Hooks hooks) {
        return hooks.items().stream()
                .filter(this::leadsHere)
                .map(this::judged)
                .min(Comparator.comparing(HookStanding::state))
                .orElseGet(() -> none(hooks));
    }

    private HookStanding none(Hooks hooks) {
        var title = connection.tracker().title();
        if (hooks.more()) {
            return HookStanding.unknown("Among the first " + hooks.items().size() + " webhooks at " + title
                    + " none leads here; there are more.");
        }
        if (connection.credential() instanceof Connection.Credential.App) {
            return HookStanding.unknown("The repository has no webhook that leads here, and the App's own one cannot be"
                    + " asked for. Look into the settings of the App.");
        }
        return new HookStanding(State.ABSENT, title + " has no webhook that leads here" + WAY_OUT, null);
    }

    private HookStanding judged(Hook hook) {
        var title = connection.tracker().title();
        if (!hook.active()) {
            return new HookStanding(State.OFF, "The webhook at " + title + " is switched off" + WAY_OUT, hook.url());
        }
        if (!fitsBase(hook)) {
            return wrong(hook, "leads to another address than LOCKSTEP_BASE_URL");
        }
        return hook.lacks() == null
                ? new HookStanding(State.IN_PLACE, "The webhook at " + title + " is in place.", hook.url())
                : wrong(hook, hook.lacks());
    }

    private HookStanding wrong(Hook hook, String why) {
        return new HookStanding(
                State.WRONG, "The webhook at " + connection.tracker().title() + " " + why + WAY_OUT, hook.url());
    }

    /** By the connection's id wherever it leads; the address of the settings belongs to whoever has that base. */
    private boolean leadsHere(Hook hook) {
        var path = path(hook.url());
        return path.endsWith("/webhooks/" + connection.id())
                || (connection.tracker() == Tracker.GITHUB && path.endsWith(OF_SETTINGS) && fitsBase(hook));
    }

    private boolean fitsBase(Hook hook) {
        return base == null || hook.url().startsWith(base + "/");
    }

    private static String path(String url) {
        try {
            var path = URI.create(url).getPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException none) {
            return "";
        }
    }
}
