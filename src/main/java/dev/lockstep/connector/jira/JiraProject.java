package dev.lockstep.connector.jira;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The project of a link.
 *
 * @param id stays when its key is changed
 * @param type what is created in it
 */
record JiraProject(String id, String key, String name, Type type) {
    record Type(String id, String name) {}

    static String key(Container container) {
        if (!container.path().matches("[A-Za-z][A-Za-z0-9_]{0,254}")) {
            throw new ConnectorException(
                    new ConnectorFault.Invalid("A Jira project is named by its key, such as WEB.", "container"));
        }
        return container.path();
    }

    /** @param wanted name of the type, null for Task, or else the first that is no subtask */
    static JiraProject of(RemoteJson json, @Nullable String wanted) {
        var types = json.list("issueTypes").stream()
                .filter(type -> !type.flag("subtask"))
                .map(type -> new Type(type.text("id"), type.text("name")))
                .toList();
        return new JiraProject(json.text("id"), json.text("key"), json.text("name"), chosen(types, wanted));
    }

    private static Type chosen(List<Type> types, @Nullable String wanted) {
        var name = wanted == null ? "Task" : wanted;
        var fitting =
                types.stream().filter(type -> type.name.equalsIgnoreCase(name)).findFirst();
        if (fitting.isEmpty() && (wanted != null || types.isEmpty())) {
            throw new ConnectorException(new ConnectorFault.Invalid(
                    "The Jira project has no issue type " + name + ". Check JIRA_ISSUE_TYPE.", "issueType"));
        }
        return fitting.orElseGet(types::getFirst);
    }
}
