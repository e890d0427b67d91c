package dev.lockstep.api.connect;

import dev.lockstep.account.Person;
import dev.lockstep.api.rest.Words;
import dev.lockstep.connector.Connector.Called;
import dev.lockstep.connector.Connector.NameKind;
import dev.lockstep.connector.Connector.Names;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.told.ToldNames;
import dev.lockstep.issue.listing.NamesInUse;
import dev.lockstep.member.Member;
import dev.lockstep.member.Members;
import dev.lockstep.project.Projects;
import dev.lockstep.sync.Link;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the hub calls people, labels and states of a link's project: the other side of a mapping. Asks no tracker. */
@Component
class HubNames {
    private static final int MOST = 500;
    private static final String HERE = "lockstep:";

    private final Members members;
    private final NamesInUse used;
    private final Projects projects;
    private final ToldNames told;

    HubNames(Members members, NamesInUse used, Projects projects, ToldNames told) {
        this.members = members;
        this.used = used;
        this.projects = projects;
        this.told = told;
    }

    Names of(Link link, NameKind kind) {
        var all = switch (kind) {
            case USER -> people(link);
            case LABEL ->
                projects.labels(link.projectId()).stream()
                        .map(label -> Called.plain(label.name()))
                        .toList();
            case STATE ->
                Arrays.stream(StateKind.values())
                        .map(state -> new Called(Words.of(state), Words.of(state), state))
                        .toList();
        };
        return Names.of(all.stream().limit(MOST).toList(), all.size() > MOST);
    }

    /** Members, and who is assigned; whom the link's own tracker assigns has a name there. */
    private List<Called> people(Link link) {
        var here = members.list(link.projectId(), MOST, null).items().stream()
                .map(Member::person)
                .filter(Person::active)
                .map(person -> new Called(HERE + person.name(), person.name()));
        var own = Words.of(link.tracker()) + ":";
        var assigned = used.assignees(link.projectId(), MOST + 1).stream()
                .filter(name -> !name.startsWith(own))
                .toList();
        var names = new HashMap<String, String>();
        for (var tracker : Tracker.values()) {
            names.putAll(names(Words.of(tracker) + ":", tracker, assigned));
        }
        return Stream.concat(
                        here, assigned.stream().map(name -> new Called(name, names.getOrDefault(name, bare(name)))))
                .collect(Collectors.toMap(Called::key, each -> each, (one, other) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** By the whole name of an assignee. */
    private Map<String, String> names(String place, Tracker tracker, List<String> assignees) {
        var keys = assignees.stream()
                .filter(name -> name.startsWith(place))
                .map(name -> name.substring(place.length()))
                .toList();
        return told.people(tracker, keys).entrySet().stream()
                .collect(Collectors.toMap(each -> place + each.getKey(), Map.Entry::getValue));
    }

    private static String bare(String assignee) {
        return assignee.substring(assignee.indexOf(':') + 1);
    }
}
