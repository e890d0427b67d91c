package dev.lockstep.doctor;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.hook.HookStanding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The trackers: their names, their clocks, and what the hub's credentials may do there. Three or four requests for each place. */
final class TrackerLook implements Look {
    private static final int MOST_CONNECTIONS = 20;

    private final Setup setup;
    private final List<Class<?>> parts;

    TrackerLook(Setup setup, List<Class<?>> parts) {
        this.setup = setup;
        this.parts = parts;
    }

    @Override
    public String area() {
        return "tracker";
    }

    @Override
    public List<Finding> findings() throws IOException, SQLException {
        var found = new ArrayList<Finding>(unknown());
        try (var borrowed = Borrowed.of(setup, parts)) {
            var connections = borrowed.part(Connections.class);
            borrowed.parts(Described.class).forEach(each -> each.into(connections));
            var places = Linked.read(setup, borrowed.parts(Described.class));
            for (var connection :
                    connections.all().stream().limit(MOST_CONNECTIONS).toList()) {
                found.addAll(looked(connection, places.at(connection), borrowed));
            }
        }
        if (found.isEmpty()) {
            found.add(Finding.warning(
                    area(),
                    "",
                    "None is connected yet: connect one on the page, or by the settings (GITHUB_API_TOKEN)."));
        }
        return found;
    }

    private List<Finding> unknown() throws IOException, SQLException {
        try (var stored = Stored.fitting(setup).orElse(null)) {
            return stored != null || !Stored.named(setup)
                    ? List.of()
                    : List.of(
                            Finding.notChecked(
                                    area(),
                                    "",
                                    "Those that the database knows cannot be read (see above); only those of the settings are looked at."));
        }
    }

    private List<Finding> looked(Connection connection, List<Container> places, Borrowed borrowed) {
        if (!resolves(connection)) {
            return List.of(Finding.failed(
                    area(),
                    connection.name(),
                    "The name " + connection.baseUrl().getHost()
                            + " leads nowhere; check the address of the connection and the DNS of this machine."));
        }
        var found = new ArrayList<Finding>();
        var connector = connector(connection, borrowed);
        var last = new AtomicReference<RemoteHttp.@Nullable Answer>();
        Consumer<RemoteHttp.Sent> listener = sent -> {
            if (sent.answer() != null
                    && sent.ask()
                            .uri()
                            .getAuthority()
                            .equals(connection.baseUrl().getAuthority())) {
                last.set(sent.answer());
            }
        };
        ScopedValue.where(RemoteHttp.HEARD, listener).run(() -> {
            if (places.isEmpty()) {
                found.add(credential(connector, connection, null));
            }
            places.forEach(place -> found.add(credential(connector, connection, place)));
            if (connection.webhookSecret() != null) {
                places.forEach(place -> found.add(hook(connector, connection, place)));
            }
        });
        var answer = last.get();
        if (answer != null) {
            found.add(Times.clock(connection.name(), answer));
            found.addAll(Times.token(connection.name(), answer));
        }
        return found;
    }

    private static boolean resolves(Connection connection) {
        try {
            return InetAddress.getAllByName(connection.baseUrl().getHost()).length > 0;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static Connector connector(Connection connection, Borrowed borrowed) {
        return borrowed.parts(Connector.class).stream()
                .filter(each -> each.tracker() == connection.tracker())
                .findFirst()
                .orElseThrow();
    }

    private Finding hook(Connector connector, Connection connection, Container place) {
        var standing = HookStanding.ask(connector, connection, place, setup.base());
        var subject = connection.name() + " " + place.path();
        return switch (standing.state()) {
            case IN_PLACE -> Finding.ok("webhook", subject, standing.message());
            case WRONG, OFF, ABSENT -> Finding.warning("webhook", subject, standing.message());
            case UNKNOWN -> Finding.notChecked("webhook", subject, standing.message());
        };
    }

    private static Finding credential(Connector connector, Connection connection, @Nullable Container place) {
        var subject = place == null ? connection.name() : connection.name() + " " + place.path();
        try {
            return CredentialWords.judged(subject, connector.check(connection, place));
        } catch (ConnectorException failure) {
            return Finding.failed("credential", subject, failure.fault().message());
        }
    }
}
