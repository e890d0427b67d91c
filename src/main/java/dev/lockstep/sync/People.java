package dev.lockstep.sync;

import dev.lockstep.terms.Wording;
import java.util.Collection;
import java.util.List;

/**
 * Sets of people in the hub, each named with the place that knows them: {@code github:ann}. Who is the same person at two
 * places is not known here, so nobody is taken from one to the other.
 */
final class People {
    private People() {}

    /** A tracker's people in the hub's words. */
    static String atHome(String place, String people) {
        return Canonical.set(Canonical.elements(people).stream()
                .map(name -> place + ":" + name)
                .toList());
    }

    /** Those of the hub's people whom a place knows, in its words. */
    static String of(String place, String people) {
        String prefix = place + ":";
        return Canonical.set(Canonical.elements(people).stream()
                .filter(name -> name.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(name -> name.substring(prefix.length()))
                .toList());
    }

    /** For whom a place has no name. */
    static List<String> unknown(Wording wording, Collection<String> people) {
        return people.stream()
                .filter(person -> wording.peopleThere(List.of(person)).isEmpty())
                .toList();
    }

    /** Who is assigned in the hub and not there, as both sides last agreed. */
    static List<String> notThere(Wording wording, Base.Pair agreed) {
        var there = Canonical.folded(agreed.remote()).keySet();
        return Canonical.elements(agreed.hub()).stream()
                .filter(person ->
                        Canonical.folded(Canonical.set(wording.peopleThere(List.of(person)))).keySet().stream()
                                .noneMatch(there::contains))
                .toList();
    }
}
