package dev.lockstep.api.connect;

import dev.lockstep.api.rest.Words;
import dev.lockstep.connector.Connector.NameKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.told.ToldName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What a project's trackers call people and states, on the wire. */
record ProjectNames(List<PersonName> people, List<StateName> states) {
    /** @param key as assignees are written: place:id */
    record PersonName(String key, String name) {}

    /** @param key of the state at the link's tracker */
    record StateName(UUID linkId, String key, String name) {}

    static ProjectNames of(List<ToldName> told, Function<UUID, Optional<Tracker>> trackers) {
        Map<String, PersonName> people = new LinkedHashMap<>();
        List<StateName> states = new ArrayList<>();
        for (var each : told) {
            if (each.kind() == NameKind.STATE) {
                states.add(new StateName(each.linkId(), each.key(), each.name()));
                continue;
            }
            trackers.apply(each.linkId())
                    .map(tracker -> Words.of(tracker) + ":" + each.key())
                    .ifPresent(key -> people.putIfAbsent(key, new PersonName(key, each.name())));
        }
        return new ProjectNames(List.copyOf(people.values()), states);
    }
}
