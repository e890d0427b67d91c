package dev.lockstep.simulator.jira;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statuses of a project and the moves between them. The first status is where issues begin. */
public final class JiraWorkflow {
    private static final int FIRST_STATUS_ID = 10_000;

    private final Map<String, JiraStatus> statuses = new LinkedHashMap<>();
    private final List<JiraTransition> transitions = new ArrayList<>();

    /** Three statuses, each reachable from everywhere, as a new project in the Cloud has them. */
    public static JiraWorkflow simple() {
        return new JiraWorkflow()
                .status("To Do", "new")
                .status("In Progress", "indeterminate")
                .status("Done", "done")
                .everywhere("To Do")
                .everywhere("In Progress")
                .everywhere("Done");
    }

    /** One step at a time: nothing is closed without work and review, and to reopen has its own way. */
    public static JiraWorkflow strict() {
        return new JiraWorkflow()
                .status("Open", "new")
                .status("In Progress", "indeterminate")
                .status("In Review", "indeterminate")
                .status("Closed", "done")
                .status("Reopened", "new")
                .move("Start", "Open", "In Progress")
                .move("Stop", "In Progress", "Open")
                .move("Ask for review", "In Progress", "In Review")
                .move("Send back", "In Review", "In Progress")
                .move("Close", "In Review", "Closed", true)
                .move("Reopen", "Closed", "Reopened")
                .move("Start", "Reopened", "In Progress");
    }

    public JiraWorkflow status(String name, String category) {
        statuses.put(name, new JiraStatus(String.valueOf(FIRST_STATUS_ID + statuses.size()), name, category));
        return this;
    }

    public JiraWorkflow everywhere(String to) {
        return add(to, null, to, false);
    }

    public JiraWorkflow move(String name, String from, String to) {
        return add(name, named(from), to, false);
    }

    /** @param asksResolution refused unless a resolution comes with it */
    public JiraWorkflow move(String name, String from, String to, boolean asksResolution) {
        return add(name, named(from), to, asksResolution);
    }

    private JiraWorkflow add(String name, @Nullable JiraStatus from, String to, boolean asksResolution) {
        var id = String.valueOf(11 + 10 * transitions.size());
        transitions.add(new JiraTransition(id, name, from, named(to), asksResolution));
        return this;
    }

    List<JiraStatus> statuses() {
        return List.copyOf(statuses.values());
    }

    JiraStatus first() {
        return statuses.values().iterator().next();
    }

    JiraStatus named(String name) {
        var status = statuses.get(name);
        if (status == null) {
            throw new IllegalArgumentException("no status " + name);
        }
        return status;
    }

    List<JiraTransition> from(JiraStatus here) {
        return transitions.stream().filter(each -> each.leads(here)).toList();
    }

    Optional<JiraTransition> transition(JiraStatus here, String id) {
        return from(here).stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
