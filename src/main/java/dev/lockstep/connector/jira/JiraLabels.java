package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Labels on their way to and from a project: Jira's hold no spaces. */
final class JiraLabels {
    private static final int MAX_CHARACTERS = 255;
    private static final int MOST_TRIES = 50;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private final LabelFolds folds;
    private final LabelFolds.Place place;
    private final Predicate<String> used;

    /** @param used asks whether issues of the project have a label already, which then is not free to stand for another */
    JiraLabels(LabelFolds folds, LabelFolds.Place place, Predicate<String> used) {
        this.folds = folds;
        this.place = place;
        this.used = used;
    }

    TreeSet<String> read(Collection<String> there) {
        var known = there.isEmpty() ? Map.<String, String>of() : folds.of(place);
        var originals = new TreeSet<String>();
        there.forEach(label -> originals.add(RemoteText.clean(known.getOrDefault(label, label))));
        return originals;
    }

    List<String> write(Collection<String> originals) {
        var all = new ArrayList<String>();
        for (var original : originals) {
            all.add(written(RemoteText.clean(original)));
        }
        return all;
    }

    private String written(String original) {
        var known = folds.of(place);
        for (var each : known.entrySet()) {
            if (each.getValue().equals(original)) {
                return each.getKey();
            }
        }
        if (original.equals(legal(original)) && !known.containsKey(original)) {
            return original;
        }
        folds.keep(place, free(legal(original), known), original);
        return folds.of(place).entrySet().stream()
                .filter(each -> each.getValue().equals(original))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElseGet(() -> written(original));
    }

    private String free(String wanted, Map<String, String> known) {
        for (int i = 1; i < MOST_TRIES; i++) {
            var candidate = i == 1 ? wanted : wanted + "_" + i;
            if (!known.containsKey(candidate) && !used.test(candidate)) {
                return candidate;
            }
        }
        return wanted + "_" + Integer.toHexString(wanted.hashCode());
    }

    static String legal(String label) {
        var joined = SPACES.matcher(label.strip()).replaceAll("_");
        var legal = joined.isEmpty() ? "_" : joined;
        return legal.length() <= MAX_CHARACTERS
                ? legal
                : legal.substring(
                        0, legal.offsetByCodePoints(0, Math.min(200, legal.codePointCount(0, legal.length()))));
    }
}
