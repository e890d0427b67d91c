package dev.lockstep.doctor;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which places are linked over which connection: the hub's links, and what the settings name and the next start links. */
record Linked(Map<String, Set<Container>> stored, Map<Tracker, Container> described) {
    private static final int MOST = 100;
    private static final int MOST_OF_ONE = 10;

    static Linked read(Setup setup, List<Described> settings) throws SQLException, java.io.IOException {
        Map<String, Set<Container>> links = new HashMap<>();
        try (var stored = Stored.fitting(setup).orElse(null)) {
            if (stored != null) {
                try (var asked = stored.createStatement();
                        var rows = asked.executeQuery(
                                "select connection_id, container from link order by created_at, id limit " + MOST)) {
                    while (rows.next()) {
                        links.computeIfAbsent(rows.getString(1), id -> new LinkedHashSet<>())
                                .add(new Container(rows.getString(2)));
                    }
                }
            }
        }
        Map<Tracker, Container> described = new EnumMap<>(Tracker.class);
        settings.forEach(each -> described.putAll(each.places()));
        return new Linked(links, described);
    }

    List<Container> at(Connection connection) {
        var all = new LinkedHashSet<>(stored.getOrDefault(connection.id().toString(), Set.of()));
        var named = described.get(connection.tracker());
        if (named != null
                && connection.name().equals(connection.tracker().name().toLowerCase(Locale.ROOT))) {
            all.add(named);
        }
        return new ArrayList<>(all).subList(0, Math.min(all.size(), MOST_OF_ONE));
    }
}
