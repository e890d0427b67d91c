package dev.lockstep.issue.search;

import dev.lockstep.base.Dialect;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody typed to find something: words that must all be there in one text, {@code "words in their order"},
 * {@code -without} and {@code begin*}. Whatever is typed means something; what holds no word finds nothing. Pure.
 */
record Terms(List<Term> terms) {
    private static final int MOST = 20; // further ones are left out
    private static final int MOST_WORDS = 20;
    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern WORD = Pattern.compile(".*[\\p{L}\\p{N}].*");
    private static final Pattern ACCENT = Pattern.compile("[\\u0300-\\u036f]");

    static Terms of(String typed, Dialect dialect) {
        List<Term> terms = new ArrayList<>();
        var parts = PART.matcher(typed);
        while (parts.find() && terms.size() < MOST) {
            var quoted = parts.group(2);
            var text = quoted == null ? parts.group(3) : quoted;
            var words = words(dialect == Dialect.POSTGRESQL ? folded(text) : text);
            if (!words.isEmpty()) {
                terms.add(new Term(words, !parts.group(1).isEmpty(), quoted == null && text.endsWith("*")));
            }
        }
        return new Terms(List.copyOf(terms));
    }

    /** True for what excludes at most: that finds nothing. */
    boolean isEmpty() {
        return terms.stream().allMatch(Term::excluded);
    }

    String forSqlite() {
        var without = joined(true, " OR ", Term::forSqlite);
        return "(" + joined(false, " AND ", Term::forSqlite) + ")"
                + (without.isEmpty() ? "" : " NOT (" + without + ")");
    }

    String forPostgresql() {
        var without = joined(true, " | ", Term::forPostgresql);
        return joined(false, " & ", Term::forPostgresql) + (without.isEmpty() ? "" : " & !(" + without + ")");
    }

    private String joined(boolean excluded, String by, java.util.function.Function<Term, String> each) {
        return terms.stream()
                .filter(term -> term.excluded() == excluded)
                .map(each)
                .collect(Collectors.joining(by));
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN.split(text))
                .flatMap(Stream::of)
                .filter(word -> WORD.matcher(word).matches())
                .limit(MOST_WORDS)
                .toList();
    }

    /** As search_fold does it to what is searched. */
    private static String folded(String text) {
        var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return ACCENT.matcher(plain).replaceAll("");
    }
}
