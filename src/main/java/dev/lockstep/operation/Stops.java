package dev.lockstep.operation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What holds up more than single issues.
 *
 * @param wide pauses of everything, of connections and of links
 */
public record Stops(List<Pause> wide) {
    public boolean everything() {
        return wide.stream().anyMatch(pause -> pause.scope() == Pause.Scope.ALL);
    }

    public Set<UUID> connections() {
        return wide.stream()
                .filter(pause -> pause.scope() == Pause.Scope.CONNECTION)
                .map(Pause::target)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What stops a link: a pause of itself, of its connection or of everything. */
    public Optional<Pause> of(UUID linkId, UUID connectionId) {
        return wide.stream()
                .filter(pause -> switch (pause.scope()) {
                    case ALL -> true;
                    case CONNECTION -> connectionId.equals(pause.target());
                    case LINK -> linkId.equals(pause.target());
                    case ISSUE -> false;
                })
                .findFirst();
    }
}
