package dev.lockstep.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** GitHub's even issues stand in Jira and Plane with half their number; those of the other repository nowhere else. */
record EvenOnes(TextPlace home, TextPlace place) implements References {
    private static final Pattern REFERENCE = Pattern.compile("(team/app#|#|WEB-)(\\d{1,9})");

    @Override
    public Optional<String> there(String reference) {
        return issue(reference, home).flatMap(issue -> name(issue, place, reference));
    }

    @Override
    public Optional<String> back(String reference) {
        return issue(reference, place).flatMap(issue -> name(issue, home, "team/app#" + issue * 2));
    }

    private static Optional<Integer> issue(String reference, TextPlace where) {
        var read = REFERENCE.matcher(reference);
        if (!read.matches() || read.group(2).startsWith("0")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(read.group(2));
        return switch (read.group(1)) {
            case "WEB-" -> where.is(TextPlace.Kind.JIRA) ? Optional.of(number) : Optional.empty();
            case "#" ->
                where.container().equals("team/app") && number % 2 == 0 ? Optional.of(number / 2) : Optional.empty();
            default -> number % 2 == 0 ? Optional.of(number / 2) : Optional.empty();
        };
    }

    private static Optional<String> name(int issue, TextPlace where, String reference) {
        return switch (where.kind()) {
            case GITHUB -> where.container().equals("team/app") ? Optional.of("#" + issue * 2) : Optional.empty();
            case JIRA -> Optional.of("WEB-" + issue);
            case PLANE -> Optional.of("[" + reference + "](https://plane.test/" + issue + ")");
            case ELSEWHERE -> Optional.empty();
        };
    }
}
