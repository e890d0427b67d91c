package dev.lockstep.notify;

import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people see in a browser what they are told of. */
@Component
class PageAddresses {
    /** What is told of these is no longer there, or no longer theirs. */
    private static final Set<Kind> GONE = Set.of(Kind.PROJECT_DELETED, Kind.MEMBER_REMOVED);

    private final Environment environment;

    PageAddresses(Environment environment) {
        this.environment = environment;
    }

    Optional<String> of(Notification it) {
        if (it.issueId() != null) {
            return Optional.of(home() + "/issues/" + it.issueId());
        }
        if (it.kind() == Kind.IDENTITY_REFUSED) {
            return Optional.of(settings());
        }
        return Optional.ofNullable(it.projectId())
                .filter(project -> !GONE.contains(it.kind()))
                .map(project -> home() + "/projects/" + project);
    }

    String settings() {
        return home() + "/settings";
    }

    /** As the settings say; else this process, where a person on this machine finds it. */
    private String home() {
        var set = environment.getProperty("lockstep.base-url", "");
        return set.isEmpty()
                ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "4000")
                : set.replaceAll("/+$", "");
    }
}
