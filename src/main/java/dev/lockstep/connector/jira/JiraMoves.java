package dev.lockstep.connector.jira;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.StateKind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings an issue to a status by as few moves as its workflow allows. Jira tells the moves of an issue's present status only:
 * those of others are learned from issues that are there, and where there is none, by going there.
 */
final class JiraMoves {
    private static final int MOST_STEPS = 20;

    private final JiraApi api;
    private final JiraCatalog catalog;
    private final JiraQuery query;
    private final String type;

    /** @param type of the issue; each may have a workflow of its own */
    JiraMoves(JiraApi api, JiraCatalog catalog, JiraQuery query, String type) {
        this.api = api;
        this.catalog = catalog;
        this.query = query;
        this.type = type;
    }

    /** False when it is somewhere else after many moves, because others move it as well. */
    boolean bring(String issueId, String from, String to, StateKind kind) {
        var here = from;
        Set<String> unseen = new HashSet<>();
        for (int step = 0; step < MOST_STEPS && !here.equals(to); step++) {
            boolean fresh = !catalog.workflow(type).knows(here);
            if (fresh) {
                learn(here, issueId);
            }
            var way = way(here, to, unseen);
            if (way.isEmpty() && fresh) {
                giveUp(issueId, here, from, to, kind);
            }
            if (!way.isEmpty() && goes(issueId, way.getFirst(), kind, fresh)) {
                here = way.getFirst().to();
            } else {
                catalog.forgetMoves(type); // it is not what it was, or somebody else moved the issue
                here = api.get(
                        query.uri("/issue/" + issueId + "?fields=status"),
                        json -> json.object("fields").object("status").text("id"));
            }
        }
        return here.equals(to);
    }

    /** False when it is refused and what is known of the workflow may be old. */
    private boolean goes(String issueId, Workflow.Move move, StateKind kind, boolean fresh) {
        try {
            go(issueId, move, kind);
            return true;
        } catch (ConnectorException refused) {
            if (refused.fault() instanceof ConnectorFault.Invalid && !fresh) {
                return false;
            }
            throw refused;
        }
    }

    /** Empty when there is none. */
    private List<Workflow.Move> way(String here, String to, Set<String> unseen) {
        while (true) {
            var workflow = catalog.workflow(type);
            var known = workflow.path(here, to);
            var beyond = workflow.unexplored(here);
            if (known.isPresent() || beyond.isEmpty()) {
                return known.orElse(List.of());
            }
            var there = beyond.get().getLast().to();
            if (!unseen.add(there) || !learnFromOthers(there)) {
                return beyond.get();
            }
        }
    }

    private boolean learnFromOthers(String status) {
        var jql = "project = " + catalog.project(api).id() + " AND issuetype = \"" + type + "\" AND status = " + status;
        var some = query.ids(jql, 1);
        some.forEach(id -> learn(status, id));
        return !some.isEmpty();
    }

    private void learn(String status, String issueId) {
        List<Workflow.Move> moves = api.get(
                query.uri("/issue/" + issueId + "/transitions?expand=transitions.fields"),
                json -> json.list("transitions").stream()
                        .map(JiraMoves::move)
                        .filter(move -> Set.of("resolution").containsAll(move.needs()))
                        .toList());
        catalog.learned(type, status, moves);
    }

    private static Workflow.Move move(RemoteJson json) {
        var needs = new HashSet<String>();
        List<String> resolutions = List.of();
        if (json.has("fields")) {
            for (var field : json.object("fields").members().entrySet()) {
                if (field.getKey().equals("resolution")) {
                    resolutions = field.getValue().texts("allowedValues", "name");
                }
                if (field.getValue().flag("required") && !field.getValue().flag("hasDefaultValue")) {
                    needs.add(field.getKey());
                }
            }
        }
        return new Workflow.Move(json.text("id"), json.object("to").text("id"), Set.copyOf(needs), resolutions);
    }

    private void go(String issueId, Workflow.Move move, StateKind kind) {
        var body = new LinkedHashMap<String, Object>(Map.of("transition", Map.of("id", move.id())));
        move.resolution(kind).ifPresent(name -> body.put("fields", Map.of("resolution", Map.of("name", name))));
        api.send("POST", query.uri("/issue/" + issueId + "/transitions"), body, issueId);
    }

    /** Back to where it stood, as far as there is a way: a search for one must not look like somebody's decision. */
    private void giveUp(String issueId, String here, String from, String to, StateKind kind) {
        for (var move : catalog.workflow(type).path(here, from).orElse(List.of())) {
            go(issueId, move, kind);
        }
        catalog.forgetMoves(type);
        throw new ConnectorException(new ConnectorFault.Invalid(
                "Jira's workflow has no way from status " + from + " to status " + to
                        + " that this account may go. Add a transition or map the state, then retry.",
                "state"));
    }
}
