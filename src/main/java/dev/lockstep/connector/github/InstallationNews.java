package dev.lockstep.connector.github;

import dev.lockstep.connector.DeliveryNews.Installed;
import dev.lockstep.connector.RemoteJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a GitHub App's own webhooks say of where it was let in. */
final class InstallationNews {
    private InstallationNews() {}

    /** Null for actions that change nothing of it. */
    static @Nullable Installed read(RemoteJson json) {
        var action = json.text("action");
        return switch (action) {
            case "created" -> new Installed(id(json), action, true, named(json, "repositories"), List.of());
            case "deleted" -> new Installed(id(json), action, true, List.of(), List.of());
            case "added", "removed" ->
                new Installed(
                        id(json),
                        action,
                        false,
                        named(json, "repositories_added"),
                        named(json, "repositories_removed"));
            default -> null;
        };
    }

    private static String id(RemoteJson json) {
        return json.object("installation").text("id");
    }

    private static List<Installed.Named> named(RemoteJson json, String list) {
        return json.list(list).stream()
                .map(each -> new Installed.Named(each.text("id"), each.text("full_name")))
                .toList();
    }
}
