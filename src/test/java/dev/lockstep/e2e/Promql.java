package dev.lockstep.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What an expression of PromQL asks for, and whether a scrape has it. */
final class Promql {
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{([^}]*)})?(?!\\w*\\s*\\()");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    /** Made by Prometheus itself. */
    private static final Set<String> ITS_OWN = Set.of("up");

    private static final Set<String> ITS_LABELS = Set.of("le", "instance", "job");

    private Promql() {}

    /** In words; empty when the scrape has all of it. */
    static List<String> faults(String expression, Scrape scrape) {
        var faults = new ArrayList<String>();
        var labels = new TreeSet<>(ITS_LABELS);
        var plain = GROUPING.matcher(expression).replaceAll(" ").replaceAll("\\[[^\\]]*]", " ");
        for (var selector : SELECTOR.matcher(plain).results().toList()) {
            var name = selector.group(1);
            if (!WORDS.contains(name)
                    && !ITS_OWN.contains(name)
                    && !plain.substring(selector.end()).startsWith("(")) {
                faults.addAll(faults(name, selector.group(2), scrape));
                scrape.of(name).forEach(sample -> labels.addAll(sample.labels().keySet()));
            }
        }
        GROUPING.matcher(expression)
                .results()
                .flatMap(
                        group -> Pattern.compile("\\w+").matcher(group.group(1)).results())
                .filter(label -> !labels.contains(label.group()))
                .forEach(label -> faults.add("no label " + label.group() + " in " + expression));
        return faults;
    }

    private static List<String> faults(String name, String matchers, Scrape scrape) {
        var found = scrape.of(name);
        if (found.isEmpty()) {
            return List.of("no metric " + name);
        }
        return matchers == null
                ? List.of()
                : MATCHER.matcher(matchers)
                        .results()
                        .filter(matcher -> found.stream()
                                .noneMatch(sample ->
                                        fits(sample.labels(), matcher.group(1), matcher.group(2), matcher.group(3))))
                        .map(matcher -> "nothing like " + name + "{" + matcher.group() + "}")
                        .toList();
    }

    /** A variable of the dashboard, and a pattern of what need not be there now, ask only for the label. */
    private static boolean fits(Map<String, String> labels, String label, String operator, String value) {
        var there = labels.get(label);
        if (ITS_LABELS.contains(label)) {
            return true;
        }
        return there != null && (!operator.equals("=") || value.startsWith("$") || there.equals(value));
    }
}
