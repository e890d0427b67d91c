package dev.lockstep.api.port;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ProtocolHandler;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Opens the ports that the settings name beside the main one, behind whatever else shapes the server. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
public class Ports implements WebServerFactoryCustomizer<TomcatWebServerFactory> {
    private static final String LOOPBACK = "127.0.0.1";

    private final PortSettings settings;
    private final Environment environment;
    private final Map<SidePort, Connector> sides = new EnumMap<>(SidePort.class);
    private List<Connector> extra = List.of();

    Ports(PortSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @Override
    public void customize(TomcatWebServerFactory factory) {
        var bind =
                factory.getAddress() == null ? LOOPBACK : factory.getAddress().getHostAddress();
        extra = settings.extraPorts().stream()
                .filter(port -> port == 0 || port != factory.getPort())
                .map(port -> connector(factory, bind, port))
                .toList();
        extra.forEach(factory::addAdditionalConnectors);
        for (var side : SidePort.values()) {
            wanted(side).ifPresent(port -> {
                var connector = connector(factory, LOOPBACK, port);
                sides.put(side, connector);
                factory.addAdditionalConnectors(connector);
            });
        }
    }

    /** Read from the environment: the server is made before those who will answer there. */
    private Optional<Integer> wanted(SidePort side) {
        boolean on = switch (side) {
            case DEVELOPMENT -> environment.getProperty("lockstep.dev.login", Boolean.class, false);
            case INTERNAL -> environment.containsProperty("lockstep.internal.token");
        };
        var name = side == SidePort.DEVELOPMENT ? "lockstep.dev.port" : "lockstep.internal.port";
        return on
                ? Optional.of(Binder.get(environment).bind(name, Integer.class).get())
                : Optional.empty();
    }

    private static Connector connector(TomcatWebServerFactory factory, String address, int port) {
        var connector = new Connector(factory.getProtocol());
        connector.setPort(port);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?>) {
            connector.setProperty("address", address);
        }
        for (var customizer : factory.getProtocolHandlerCustomizers()) {
            shape(customizer, connector.getProtocolHandler());
        }
        factory.getConnectorCustomizers().forEach(customizer -> customizer.customize(connector));
        return connector;
    }

    @SuppressWarnings("unchecked") // each takes the handler of the one protocol that is spoken here
    private static <T extends ProtocolHandler> void shape(
            TomcatProtocolHandlerCustomizer<T> customizer, ProtocolHandler handler) {
        customizer.customize((T) handler);
    }

    /** Where the same application answers as well, once it does. */
    public List<Integer> extra() {
        return extra.stream().map(Connector::getLocalPort).toList();
    }

    /** The port that is open, once it is. */
    public Optional<Integer> open(SidePort side) {
        return Optional.ofNullable(sides.get(side)).map(Connector::getLocalPort);
    }
}
