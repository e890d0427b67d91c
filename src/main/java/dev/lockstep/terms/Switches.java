package dev.lockstep.terms;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.RemoteSession.Field;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a link whose outgoing side is on does not go out all the same. What is switched off stays at the tracker as it
 * is there; what changes there still comes in.
 */
public record Switches(Set<Part> off) {
    public static final Switches ALL_ON = new Switches(Set.of());
    /** Of links that are made without saying what goes out, by templates. */
    public static final Switches ALL_OFF = new Switches(EnumSet.allOf(Part.class));

    public Switches {
        off = Set.copyOf(off);
    }

    /** Fields of an issue that are not written there; a new issue has its title all the same. */
    public Set<Field> kept() {
        return off.stream().flatMap(part -> part.fields().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** True when none of these goes out; by their names in lower case. */
    public boolean keeps(Set<String> names) {
        Set<String> kept = kept().stream()
                .map(field -> field.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return !names.isEmpty() && kept.containsAll(names);
    }

    public boolean comments() {
        return !off.contains(Part.COMMENTS);
    }

    /** True when something goes out now that did not under {@code before}. */
    public boolean opensAfter(Switches before) {
        return !off.containsAll(before.off);
    }

    /**
     * With some of them changed.
     *
     * @param wanted by their words on the wire; true lets it go out
     * @throws Refused naming the member
     */
    public Switches with(Map<String, Boolean> wanted) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        parts.addAll(off);
        wanted.forEach((word, on) -> {
            Part part = part(word);
            if (on == null) {
                throw Refused.invalid("switch_invalid", "sends." + word, "Say true or false, or leave it out.");
            } else if (on) {
                parts.remove(part);
            } else {
                parts.add(part);
            }
        });
        return new Switches(parts);
    }

    private static Part part(String word) {
        return Arrays.stream(Part.values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "switch_unknown",
                        "sends." + (word.length() > 40 ? word.substring(0, 40) : word),
                        "What can be switched is "
                                + String.join(", ", ALL_ON.words().keySet()) + "; everything at once is outgoing."));
    }

    /** As on the wire: every part, and whether it goes out. */
    public SortedMap<String, Boolean> words() {
        var words = new TreeMap<String, Boolean>();
        Arrays.stream(Part.values()).forEach(part -> words.put(part.word(), !off.contains(part)));
        return words;
    }

    /** As it is stored: the words of what is off. */
    public String stored() {
        return off.stream().map(part -> part.word()).sorted().collect(Collectors.joining(" "));
    }

    public static Switches read(String stored) {
        return new Switches(Arrays.stream(stored.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Switches::part)
                .collect(Collectors.toSet()));
    }
}
