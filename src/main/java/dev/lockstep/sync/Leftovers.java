package dev.lockstep.sync;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.StateKind;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.terms.Mapping.Kind;
import dev.lockstep.terms.Unmapped;
import dev.lockstep.terms.UnmappedName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps the list of who and what the hub has on an issue and its tracker has no name for. Nothing of it is cleared. */
@Component
final class Leftovers {
    private final Unmapped unmapped;
    private final Issues issues;

    Leftovers(Unmapped unmapped, Issues issues) {
        this.unmapped = unmapped;
        this.issues = issues;
    }

    /**
     * Inside the unit of work that ends a look.
     *
     * @param version of the hub's record that the look has brought there; who edited since has it looked at again
     * @param asked fields of which a person is asked first what stands
     */
    void list(Look look, long version, RemoteIssue there, Set<Field> asked) {
        Issue hub = issues.find(look.issueId()).orElse(null);
        if (hub != null && hub.version() == version && look.link().outgoing()) {
            Set<Field> kept = new HashSet<>(look.kept());
            kept.addAll(asked);
            unmapped.store(look.link().id(), hub.id(), of(look, hub, there, kept));
        }
    }

    /** Of an issue that was just made there. */
    void born(Look look, Issue hub, RemoteIssue there) {
        Set<UnmappedName> names = of(look, hub, there, look.kept());
        if (!names.isEmpty()) {
            unmapped.store(look.link().id(), hub.id(), names);
        }
    }

    private static Set<UnmappedName> of(Look look, Issue hub, RemoteIssue remote, Set<Field> kept) {
        var words = look.words(remote.state());
        var there = words.of(remote);
        Set<UnmappedName> names = new HashSet<>();
        for (Field field : List.of(Field.ASSIGNEES, Field.LABELS)) {
            var shown = Canonical.folded(there.getOrDefault(field, ""));
            for (String element : Canonical.elements(kept.contains(field) ? "" : Words.value(hub, field))) {
                boolean said = Canonical.folded(words.toRemote(field, element)).keySet().stream()
                        .anyMatch(shown::containsKey);
                if (!said) {
                    names.add(new UnmappedName(field == Field.LABELS ? Kind.LABEL : Kind.USER, element));
                }
            }
        }
        var state = StateKind.valueOf(hub.state().name());
        if (!kept.contains(Field.STATE)
                && remote.state().kind() != state
                && !look.wording().states().containsKey(state)) {
            names.add(new UnmappedName(Kind.STATE, state.name().toLowerCase(Locale.ROOT)));
        }
        return names;
    }
}
