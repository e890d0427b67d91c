package dev.lockstep.terms;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.StateKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** What may be said of names. Two links must never rename the same thing back and forth. Pure. */
final class MappingRules {
    private static final int MAX_CHARS = 255;

    private MappingRules() {}

    /**
     * @param known those of all links of the project, without the one that it replaces
     * @throws Refused naming the member
     */
    static void check(Mapping wanted, Collection<Mapping> known) {
        text(wanted.hub(), "hub");
        text(wanted.remote(), "remote");
        if (wanted.kind() == Mapping.Kind.STATE) {
            state(wanted.hub());
            known.forEach(each -> oneSpelling(wanted, each));
            return;
        }
        if (wanted.alias().equalsIgnoreCase(wanted.hub())) {
            throw Refused.invalid("mapping_same", "hub", "Both names mean the same already; leave this one out.");
        }
        for (Mapping each : known) {
            if (each.kind() == wanted.kind()) {
                apart(wanted, each);
            }
        }
    }

    private static void apart(Mapping wanted, Mapping known) {
        if (known.alias().equalsIgnoreCase(wanted.hub())) {
            throw Refused.invalid(
                    "mapping_chain",
                    "hub",
                    wanted.hub() + " is called " + known.hub()
                            + " here already; name that one, or remove that mapping.");
        }
        if (known.hub().equalsIgnoreCase(wanted.alias())) {
            throw Refused.invalid(
                    "mapping_chain",
                    "remote",
                    "Another mapping says that " + known.alias() + " is called " + wanted.alias()
                            + " here; map to the same name as that one, or remove it.");
        }
        boolean otherMeaning = known.alias().equalsIgnoreCase(wanted.alias())
                && known.kind() == Mapping.Kind.USER
                && !known.hub().equalsIgnoreCase(wanted.hub());
        if (otherMeaning) {
            throw Refused.invalid(
                    "mapping_taken",
                    "remote",
                    wanted.remote() + " is " + known.hub()
                            + " on another link of this project; remove that mapping first.");
        }
    }

    /** Trackers take labels that differ in case for the same. */
    private static void oneSpelling(Mapping wanted, Mapping known) {
        boolean sameLabel = RemoteState.label(wanted.remote()).isPresent()
                && known.kind() == Mapping.Kind.STATE
                && known.linkId().equals(wanted.linkId())
                && known.remote().equalsIgnoreCase(wanted.remote())
                && !known.remote().equals(wanted.remote());
        if (sameLabel) {
            throw Refused.invalid(
                    "mapping_taken",
                    "remote",
                    known.remote() + " stands for " + known.hub() + " already; remove that mapping first.");
        }
    }

    private static void text(String name, String member) {
        if (name.isBlank() || name.length() > MAX_CHARS || name.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(
                    "mapping_invalid", member, "A name is one line of 1 to " + MAX_CHARS + " characters.");
        }
    }

    private static void state(String name) {
        var kinds = Arrays.stream(StateKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!kinds.contains(name)) {
            throw Refused.invalid(
                    "state_unknown",
                    "hub",
                    "A state of the hub is " + kinds.stream().collect(Collectors.joining(", ")) + ".");
        }
    }
}
