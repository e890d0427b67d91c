package dev.lockstep.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything that the simulated Plane knows. Its monitor guards all of it. */
final class PlaneWorld {
    private final InstantSource clock;
    private final Faults faults;
    private final Map<String, PlaneWorkspace> workspaces = new LinkedHashMap<>();
    private final Map<UUID, PlaneProject> projects = new LinkedHashMap<>();
    private final Map<String, PlaneUser> users = new LinkedHashMap<>();
    private final Map<String, PlaneUser> keys = new HashMap<>();

    PlaneWorld(InstantSource clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    Instant now() {
        return clock.instant().plus(faults.clockSkew()).truncatedTo(ChronoUnit.MICROS);
    }

    UUID newId() {
        return faults.drawId();
    }

    PlaneUser user(String displayName) {
        return users.computeIfAbsent(
                displayName,
                name -> new PlaneUser(
                        newId(), name, name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org"));
    }

    Optional<PlaneUser> user(UUID id) {
        return users.values().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    Collection<PlaneUser> users() {
        return users.values();
    }

    void addKey(String value, String displayName) {
        keys.put(value, user(displayName));
    }

    void revokeKey(String value) {
        keys.remove(value);
    }

    Optional<PlaneUser> keyOwner(String value) {
        return Optional.ofNullable(keys.get(value));
    }

    PlaneWorkspace workspace(String slug) {
        return workspaces.computeIfAbsent(slug, it -> new PlaneWorkspace(newId(), it));
    }

    void add(PlaneProject project) {
        projects.put(project.id, project);
    }

    Optional<PlaneProject> project(String slug, UUID id) {
        return Optional.ofNullable(projects.get(id)).filter(project -> project.workspace.slug.equals(slug));
    }

    Optional<PlaneProject> project(UUID id) {
        return Optional.ofNullable(projects.get(id));
    }

    Collection<PlaneProject> projects() {
        return projects.values();
    }

    boolean knowsWorkspace(String slug) {
        return workspaces.containsKey(slug);
    }

    boolean listed(Instant createdAt) {
        return faults.listLag().isZero() || !createdAt.plus(faults.listLag()).isAfter(now());
    }
}
