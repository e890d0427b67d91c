package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Faults;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the simulated Jira knows. Its monitor guards all of it. */
final class JiraWorld {
    final JiraEdition edition;
    final JiraIndex index;
    private final InstantSource clock;
    private final Faults faults;
    private final Map<String, JiraProject> projects = new LinkedHashMap<>();
    private final Map<String, String> formerKeys = new HashMap<>();
    private final Map<String, JiraUser> users = new LinkedHashMap<>();
    private final Map<String, JiraUser> credentials = new HashMap<>();
    private final Set<String> admins = new HashSet<>();
    private final Map<String, Set<String>> denied = new HashMap<>();
    URI baseUri = URI.create("http://unknown");
    private long lastId = 10_000;

    JiraWorld(JiraEdition edition, InstantSource clock, Faults faults) {
        this.edition = edition;
        this.clock = clock;
        this.faults = faults;
        index = new JiraIndex(this, faults);
    }

    Instant now() {
        return clock.instant().plus(faults.clockSkew()).truncatedTo(ChronoUnit.MILLIS);
    }

    String newId() {
        return String.valueOf(++lastId);
    }

    JiraUser user(String displayName, ZoneId zone) {
        var login = displayName.toLowerCase(Locale.ROOT).replace(' ', '.');
        return users.computeIfAbsent(displayName, name -> {
            var id = edition.cloud() ? "5b10a2844c20165700ed" + String.format("%04x", 0xe000 + users.size()) : login;
            return new JiraUser(id, displayName, login + "@example.org", zone);
        });
    }

    Optional<JiraUser> userById(@Nullable String id) {
        return users.values().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    Collection<JiraUser> users() {
        return users.values();
    }

    /** @param header the whole {@code Authorization} header */
    void addCredential(String header, JiraUser owner) {
        credentials.put(header, owner);
    }

    void revoke(String header) {
        credentials.remove(header);
    }

    @Nullable
    JiraUser owner(String header) {
        return credentials.get(header);
    }

    void makeAdmin(JiraUser user) {
        admins.add(user.id());
    }

    boolean isAdmin(JiraUser user) {
        return admins.contains(user.id());
    }

    void deny(JiraUser user, Set<String> permissions) {
        denied.put(user.id(), permissions);
    }

    /** Everything but the administrators' one, unless it was denied. */
    boolean may(JiraUser user, String permission) {
        return permission.equals("ADMINISTER")
                ? isAdmin(user)
                : !denied.getOrDefault(user.id(), Set.of()).contains(permission);
    }

    void add(JiraProject project) {
        projects.put(project.key, project);
    }

    void rename(JiraProject project, String key) {
        projects.remove(project.key);
        formerKeys.put(project.key, key);
        project.key = key;
        projects.put(key, project);
    }

    Collection<JiraProject> projects() {
        return projects.values();
    }

    /** By key, by a key that it once had, or by id. */
    Optional<JiraProject> project(String keyOrId) {
        var key = formerKeys.getOrDefault(keyOrId, keyOrId);
        return projects.values().stream()
                .filter(project -> project.key.equals(key) || project.id.equals(keyOrId))
                .findFirst();
    }

    JiraProject projectOf(JiraIssue issue) {
        return project(issue.projectKey()).orElseThrow();
    }

    Optional<JiraIssue> issue(String keyOrId) {
        for (var project : projects.values()) {
            var byId = project.issues.get(keyOrId);
            if (byId != null) {
                return Optional.of(byId);
            }
        }
        return projects.values().stream()
                .flatMap(project -> project.issues.values().stream())
                .filter(issue -> issue.key().equals(keyOrId))
                .findFirst();
    }
}
