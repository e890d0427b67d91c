package dev.lockstep.doctor;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What comes from the trackers by itself: whether it is signed, and when something came last. */
final class WebhookLook implements Look {
    private static final Duration LONG_AGO = Duration.ofDays(7);
    private static final String CONNECTIONS = """
            select id, name, webhook_secret is not null as signed from connection
            where exists (select 1 from link where link.connection_id = connection.id) order by name limit 20
            """;

    private final Setup setup;

    WebhookLook(Setup setup) {
        this.setup = setup;
    }

    @Override
    public String area() {
        return "webhook";
    }

    @Override
    public List<Finding> findings() throws SQLException, IOException {
        try (var stored = Stored.fitting(setup).orElse(null)) {
            if (stored == null) {
                return List.of(Finding.notChecked(area(), "", "There is no database of this version to ask."));
            }
            var found = new ArrayList<Finding>();
            try (var asked = stored.createStatement();
                    var rows = asked.executeQuery(CONNECTIONS)) {
                while (rows.next()) {
                    found.add(
                            rows.getBoolean("signed")
                                    ? lastOf(stored, rows.getString("id"), rows.getString("name"))
                                    : Finding.warning(
                                            area(),
                                            rows.getString("name"),
                                            "It has no webhook secret, so changes are heard by polling alone: register the"
                                                    + " webhook on the page of the connection."));
                }
            }
            return found;
        }
    }

    /** Newest by id, which is made of the time. */
    private Finding lastOf(Connection stored, String connection, String name) throws SQLException {
        try (var asked = stored.prepareStatement(
                "select received_at from delivery where connection_id = ? order by id desc limit 1")) {
            asked.setString(1, connection);
            try (var row = asked.executeQuery()) {
                return row.next()
                        ? ago(name, Duration.between(Instant.ofEpochMilli(row.getLong(1)), Stored.now(stored)))
                        : never(name);
            }
        }
    }

    private Finding never(String name) {
        return Finding.warning(
                area(),
                name,
                "Nothing came yet, or not within the time that deliveries are kept; check the webhook at the tracker and"
                        + " LOCKSTEP_BASE_URL. Until then changes are heard by polling.");
    }

    private Finding ago(String name, Duration since) {
        var told = "A secret is set, and the last delivery came " + Times.words(since) + " ago.";
        return since.compareTo(LONG_AGO) <= 0
                ? Finding.ok(area(), name, told)
                : Finding.warning(
                        area(), name, told + " If somebody worked there since, check the webhook at the tracker.");
    }
}
