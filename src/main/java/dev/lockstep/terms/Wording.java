package dev.lockstep.terms;

import dev.lockstep.connector.StateKind;
import dev.lockstep.identity.Assignables.Assignable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the tracker of one link calls people, labels and states, as persons said; the rest has the same name on both sides.
 * People are known by their place ({@code github:ann}); that two such names mean one person holds for the whole project, so
 * that no two links disagree on it. Compared without case. Pure.
 */
public final class Wording {
    public static final Wording NONE = new Wording("", List.of(), List.of());

    private static final String HUB = "lockstep:";

    private final String prefix;
    private final Map<String, String> persons = new HashMap<>();
    private final Map<String, String> peopleThere = new HashMap<>();
    private final Map<String, String> labelsHere = new HashMap<>();
    private final Map<String, String> labelsThere = new HashMap<>();
    private final Map<StateKind, String> states = new EnumMap<>(StateKind.class);

    /**
     * @param place the tracker's name in lower case
     * @param ofLink its mappings, oldest first: of several names for one thing the oldest is used there
     * @param ofProject those of all links of its project
     * @param own people of the hub who connected an account there; whoever is mapped by persons is what they said
     */
    public Wording(
            String place, Collection<Mapping> ofLink, Collection<Mapping> ofProject, Collection<Assignable> own) {
        this(place, ofLink, ofProject);
        for (Assignable each : own) {
            String hub = HUB + each.name();
            String alias = prefix + each.remote();
            boolean said = Stream.of(hub, alias).map(Wording::fold).anyMatch(this::isSaid);
            if (!said) {
                persons.put(fold(alias), hub);
                peopleThere.put(fold(hub), each.remote());
            }
        }
    }

    private boolean isSaid(String folded) {
        return persons.containsKey(folded)
                || persons.values().stream().map(Wording::fold).anyMatch(folded::equals);
    }

    public Wording(String place, Collection<Mapping> ofLink, Collection<Mapping> ofProject) {
        prefix = place + ":";
        for (Mapping each : ofProject) {
            if (each.kind() == Mapping.Kind.USER) {
                persons.put(fold(each.alias()), each.hub());
                if (each.place().equals(place)) {
                    peopleThere.putIfAbsent(fold(each.hub()), each.remote());
                }
            }
        }
        for (Mapping each : ofLink) {
            if (each.kind() == Mapping.Kind.LABEL) {
                labelsHere.put(fold(each.remote()), each.hub());
                labelsThere.putIfAbsent(fold(each.hub()), each.remote());
            } else if (each.kind() == Mapping.Kind.STATE) {
                states.putIfAbsent(StateKind.valueOf(each.hub().toUpperCase(Locale.ROOT)), each.remote());
            }
        }
    }

    /** The same without any mapping. */
    public Wording at(String place) {
        return new Wording(place, List.of(), List.of());
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What the hub calls a person, whichever of the person's names this is. */
    public String person(String name) {
        return persons.getOrDefault(fold(name), name);
    }

    public String label(String name) {
        return labelsHere.getOrDefault(fold(name), name);
    }

    /** Which of these people the tracker knows, by its own names. */
    public Set<String> peopleThere(Collection<String> hub) {
        Set<String> there = new TreeSet<>();
        for (String name : hub) {
            String mapped = peopleThere.get(fold(person(name)));
            if (mapped != null) {
                there.add(mapped);
            } else if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                there.add(name.substring(prefix.length()));
            }
        }
        return there;
    }

    public Set<String> labelsThere(Collection<String> hub) {
        Set<String> there = new TreeSet<>();
        hub.forEach(name -> there.add(labelsThere.getOrDefault(fold(label(name)), name)));
        return there;
    }

    /** The keys of states that persons chose. */
    public Map<StateKind, String> states() {
        return states;
    }

    /**
     * Of what both sides agreed on in the hub, that which can be said there now and is not: it is to be sent as if it were
     * new. What the tracker did not take although it has a name there is not tried again.
     */
    public List<String> unheardPeople(Collection<String> agreed, Collection<String> there) {
        return unheard(agreed, there, name -> peopleThere.get(fold(person(name))));
    }

    public List<String> unheardLabels(Collection<String> agreed, Collection<String> there) {
        return unheard(agreed, there, name -> labelsThere.get(fold(label(name))));
    }

    private static List<String> unheard(
            Collection<String> agreed,
            Collection<String> there,
            java.util.function.Function<String, @org.jspecify.annotations.Nullable String> mapped) {
        Set<String> known = new LinkedHashSet<>();
        there.forEach(name -> known.add(fold(name)));
        List<String> unheard = new ArrayList<>();
        for (String name : agreed) {
            String said = mapped.apply(name);
            if (said != null && !known.contains(fold(Objects.requireNonNull(said)))) {
                unheard.add(name);
            }
        }
        return unheard;
    }
}
