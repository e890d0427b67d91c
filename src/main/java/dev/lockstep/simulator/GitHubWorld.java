package dev.lockstep.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the simulated GitHub knows. Its monitor guards all of it. */
final class GitHubWorld {
    private static final long FIRST_ID = 1_000_000;

    private final InstantSource clock;
    private final Faults faults;
    private final Map<String, GitHubUser> users = new LinkedHashMap<>();
    private final Map<String, GitHubRepository> repositories = new LinkedHashMap<>();
    private final Map<String, GitHubRepository> formerNames = new HashMap<>();
    private final Map<String, GitHubToken> tokens = new HashMap<>();
    final Map<Long, GitHubApp> apps = new LinkedHashMap<>();
    private long lastId = FIRST_ID;

    GitHubWorld(InstantSource clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    /** GitHub's times have whole seconds. */
    Instant now() {
        return clock.instant().plus(faults.clockSkew()).truncatedTo(ChronoUnit.SECONDS);
    }

    long nextId() {
        return ++lastId;
    }

    String newGuid() {
        return faults.drawId().toString();
    }

    GitHubUser user(String login) {
        var type = login.endsWith("[bot]") ? "Bot" : "User";
        return users.computeIfAbsent(key(login), key -> new GitHubUser(nextId(), login, type));
    }

    List<GitHubUser> users() {
        return users.values().stream()
                .sorted(Comparator.comparing(GitHubUser::id))
                .toList();
    }

    boolean knowsUser(String login) {
        return users.containsKey(key(login));
    }

    GitHubRepository addRepository(String fullName, boolean isPrivate) {
        var parts = fullName.split("/", 2);
        users.putIfAbsent(key(parts[0]), new GitHubUser(nextId(), parts[0], "Organization"));
        var repository = new GitHubRepository(nextId(), user(parts[0]), parts[1], isPrivate, now());
        GitHubLabels.DEFAULTS.forEach(
                (name, color) -> repository.labels.put(name, new GitHubLabel(nextId(), name, color, null)));
        repositories.put(key(fullName), repository);
        return repository;
    }

    Optional<GitHubRepository> repository(String fullName) {
        return Optional.ofNullable(repositories.get(key(fullName)));
    }

    List<GitHubRepository> repositories() {
        return List.copyOf(repositories.values());
    }

    Optional<GitHubRepository> repository(long id) {
        return repositories.values().stream().filter(it -> it.id == id).findFirst();
    }

    Optional<GitHubRepository> formerly(String fullName) {
        return Optional.ofNullable(formerNames.get(key(fullName)));
    }

    void rename(GitHubRepository repository, String newName) {
        repositories.remove(key(repository.fullName()));
        formerNames.put(key(repository.fullName()), repository);
        repository.name = newName;
        repositories.put(key(repository.fullName()), repository);
    }

    void addToken(GitHubToken token) {
        user(token.login());
        tokens.put(token.value(), token);
    }

    void revokeToken(String value) {
        tokens.remove(value);
    }

    Optional<GitHubToken> token(String value) {
        return Optional.ofNullable(tokens.get(value)).filter(token -> valid(token.expiresAt()));
    }

    private boolean valid(@Nullable Instant expiresAt) {
        return expiresAt == null || now().isBefore(expiresAt);
    }

    /** Hidden from lists while the lag lasts. */
    boolean listed(Instant createdAt) {
        return faults.listLag().isZero() || !createdAt.plus(faults.listLag()).isAfter(now());
    }

    static Set<String> states() {
        return Set.of("open", "closed");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
