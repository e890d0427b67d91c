package dev.lockstep.api;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Reach;
import dev.lockstep.webhook.Egress;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whoever sets the environment may send Lockstep anywhere; whoever types an address into a form only to public places and
 * to networks that {@code LOCKSTEP_EGRESS_ALLOW} opens. Judged before every request, because a name may lead elsewhere
 * tomorrow; the resolver's memory of half a minute makes sure that what was judged is what is connected to.
 */
@Component
public class TrackerReach implements Reach {
    private final Egress egress;
    private final Set<String> ofSettings;

    TrackerReach(Egress egress, GithubSettings github, PlaneSettings plane, JiraSettings jira) {
        this.egress = egress;
        ofSettings = Stream.of(github.apiUrl(), plane.apiUrl(), jira.apiUrl())
                .flatMap(Stream::ofNullable)
                .map(URI::getAuthority)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void admit(URI address) {
        if (!ofSettings.contains(address.getAuthority())) {
            egress.objection(address.getHost()).ifPresent(reason -> {
                throw new ConnectorException(
                        new ConnectorFault.Forbidden(
                                "Lockstep does not connect to "
                                        + address.getAuthority() + " (" + reason
                                        + "). An operator can allow its network with LOCKSTEP_EGRESS_ALLOW, or name it in the environment."));
            });
        }
    }
}
