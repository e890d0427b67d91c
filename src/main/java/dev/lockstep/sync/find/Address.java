package dev.lockstep.sync.find;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What somebody pasted, in the spellings that trackers use for one issue. Pure. */
final class Address {
    private static final int LONGEST = 2_000;

    private Address() {}

    /** Empty where it is no address. */
    static List<String> spellings(String pasted) {
        var given = pasted.strip();
        if (given.length() > LONGEST || !given.matches("https?://[^/\\s]+/\\S+")) {
            return List.of();
        }
        var bare = given.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        Set<String> spellings = new LinkedHashSet<>();
        for (var each : List.of(bare, swapped(bare, "/issues/", "/pull/"), swapped(bare, "/pull/", "/issues/"))) {
            spellings.add(each);
            spellings.add(each + "/");
        }
        return List.copyOf(spellings);
    }

    private static String swapped(String address, String from, String to) {
        int at = address.lastIndexOf(from);
        return at < 0 ? address : address.substring(0, at) + to + address.substring(at + from.length());
    }
}
