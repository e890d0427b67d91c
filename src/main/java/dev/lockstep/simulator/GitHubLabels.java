package dev.lockstep.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Labels of a repository: made on the fly, names compare without case. */
final class GitHubLabels {
    static final int NAME_CHARACTERS = 50;
    static final String FRESH_COLOR = "ededed";
    static final Map<String, String> DEFAULTS =
            Map.of("bug", "d73a4a", "enhancement", "a2eeef", "question", "d876e3", "documentation", "0075ca");

    private final GitHubWorld world;
    private final GitHubEvents events;

    GitHubLabels(GitHubWorld world, GitHubEvents events) {
        this.world = world;
        this.events = events;
    }

    /** The names as the repository spells them; new ones are made. */
    List<String> named(GitHubRepository repository, List<String> names, String actor) {
        var spelled = new ArrayList<String>();
        for (var name : names) {
            var known = repository.labels.get(GitHubRepository.key(name));
            var label = known != null ? known : add(repository, checked(name), FRESH_COLOR, actor);
            if (!spelled.contains(label.name())) {
                spelled.add(label.name());
            }
        }
        return List.copyOf(spelled);
    }

    GitHubLabel add(GitHubRepository repository, String name, String color, String actor) {
        var label = new GitHubLabel(world.nextId(), name, color, null);
        repository.labels.put(GitHubRepository.key(name), label);
        events.label(repository, actor, "created", label);
        return label;
    }

    static String checked(String name) {
        if (name.isBlank()) {
            throw GitHubErrors.invalid("Label", "name", "missing_field", null);
        }
        if (name.codePointCount(0, name.length()) > NAME_CHARACTERS) {
            throw GitHubErrors.tooLong("Label", "name", NAME_CHARACTERS);
        }
        return name.strip();
    }
}
