package dev.lockstep.simulator.jira;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The part of JQL that issue hubs use: comparisons and groups joined by AND, ids in a list, and an order. Dates have minutes and are read in the
 * asker's time zone. Anything else is a 400 that says so.
 */
final class JiraJql {
    private static final Pattern ORDER = Pattern.compile("(?i)^(.*?)\\s*\\border by\\b(.*)$", Pattern.DOTALL);
    private static final Pattern CLAUSE =
            Pattern.compile("(?i)\\s*(\\w+)\\s*(>=|<=|!=|=|>|<)\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s\"]+)\\s*");
    private static final Pattern ID_IN = Pattern.compile("(?i)\\s*id\\s+in\\s*\\(([\\d\\s,]+)\\)\\s*");
    /** Without groups inside, but for those in quotes. */
    private static final Pattern GROUP = Pattern.compile("\\s*\\(((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^()\"])*)\\)\\s*");

    private static final Pattern AND = Pattern.compile("(?i)\\G\\band\\b");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final JiraWorld world;
    private final JiraUser asker;
    private final List<Predicate<JiraIssue>> clauses = new ArrayList<>();
    private final List<Function<JiraIssue, Long>> order = new ArrayList<>();

    JiraJql(JiraWorld world, JiraUser asker, String text) {
        this.world = world;
        this.asker = asker;
        var split = ORDER.matcher(text);
        boolean ordered = split.matches();
        clauses(ordered ? split.group(1) : text);
        order(ordered ? split.group(2) : "created desc");
        order.add(issue -> Long.parseLong(issue.id()));
    }

    boolean restricts() {
        return !clauses.isEmpty();
    }

    boolean holds(JiraIssue issue) {
        return clauses.stream().allMatch(clause -> clause.test(issue));
    }

    /** What the order goes by, ending in the id, so that no two are the same. */
    List<Long> place(JiraIssue issue) {
        return order.stream().map(each -> each.apply(issue)).toList();
    }

    static int compare(List<Long> one, List<Long> other) {
        for (int i = 0; i < one.size(); i++) {
            int first = Long.compare(one.get(i), other.get(i));
            if (first != 0) {
                return first;
            }
        }
        return 0;
    }

    private void clauses(String text) {
        int at = 0;
        while (!text.substring(at).isBlank()) {
            if (at > 0) {
                var and = AND.matcher(text).region(at, text.length());
                if (!and.find()) {
                    throw refused(
                            "Expecting 'AND' before '" + text.substring(at).strip() + "'");
                }
                at = and.end();
            }
            var list = ID_IN.matcher(text).region(at, text.length());
            var group = GROUP.matcher(text).region(at, text.length());
            if (list.lookingAt()) {
                var ids = List.of(list.group(1).strip().split("\\s*,\\s*"));
                clauses.add(issue -> ids.contains(issue.id()));
                at = list.end();
                continue;
            }
            if (group.lookingAt()) {
                clauses.add(new JiraJql(world, asker, group.group(1))::holds);
                at = group.end();
                continue;
            }
            var clause = CLAUSE.matcher(text).region(at, text.length());
            if (!clause.lookingAt()) {
                throw refused("'" + text.substring(at).strip() + "' is beyond the JQL that is simulated");
            }
            clauses.add(clause(
                    clause.group(1).toLowerCase(java.util.Locale.ROOT), clause.group(2), unquoted(clause.group(3))));
            at = clause.end();
        }
    }

    private Predicate<JiraIssue> clause(String field, String operator, String value) {
        return switch (field) {
            case "updated" -> time(JiraIssue::updated, operator, value);
            case "created" -> time(JiraIssue::created, operator, value);
            case "project" -> equal(operator, project(value), JiraIssue::projectKey);
            case "status" ->
                equal(operator, status(value), issue -> issue.status().id());
            case "statuscategory" ->
                equal(
                        operator,
                        value.toLowerCase(java.util.Locale.ROOT),
                        issue -> issue.status().category());
            case "creator" ->
                equal(
                        operator,
                        value.equals("currentUser()") ? asker.id() : value,
                        issue -> issue.creator().id());
            case "issuetype" -> equal(operator, value, JiraIssue::type);
            case "labels" -> label(operator, value);
            default -> throw refused("Field '" + field + "' does not exist or you do not have permission to view it");
        };
    }

    private static Predicate<JiraIssue> label(String operator, String value) {
        Predicate<JiraIssue> has = issue -> issue.labels().contains(value);
        return operator.equals("=") ? has : has.negate();
    }

    private static Predicate<JiraIssue> equal(String operator, String wanted, Function<JiraIssue, String> of) {
        return switch (operator) {
            case "=" -> issue -> of.apply(issue).equals(wanted);
            case "!=" -> issue -> !of.apply(issue).equals(wanted);
            default -> throw refused("The operator '" + operator + "' is not supported here");
        };
    }

    private Predicate<JiraIssue> time(Function<JiraIssue, Instant> of, String operator, String value) {
        var at = minute(value, asker.zone());
        return switch (operator) {
            case ">=" -> issue -> !of.apply(issue).isBefore(at);
            case ">" -> issue -> of.apply(issue).isAfter(at);
            case "<=" -> issue -> !of.apply(issue).isAfter(at);
            case "<" -> issue -> of.apply(issue).isBefore(at);
            default -> throw refused("The operator '" + operator + "' is not supported by a date field");
        };
    }

    private static Instant minute(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text.replace('/', '-'), MINUTE)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException seconds) {
            throw refused("Date value '" + text
                    + "' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm'");
        }
    }

    private String project(String value) {
        return world.project(value)
                .map(project -> project.key)
                .orElseThrow(() -> refused("The value '" + value + "' does not exist for the field 'project'"));
    }

    private String status(String value) {
        return world.projects().stream()
                .flatMap(project -> project.workflow.statuses().stream())
                .filter(status -> status.id().equals(value) || status.name().equalsIgnoreCase(value))
                .findFirst()
                .map(JiraStatus::id)
                .orElseThrow(() -> refused("The value '" + value + "' does not exist for the field 'status'"));
    }

    private void order(String text) {
        for (var each : text.split(",", -1)) {
            var words = each.strip().toLowerCase(java.util.Locale.ROOT).split("\\s+");
            long sign = words.length > 1 && words[1].equals("desc") ? -1 : 1;
            Function<JiraIssue, Long> by = switch (words[0]) {
                case "updated" -> issue -> issue.updated().toEpochMilli();
                case "created" -> issue -> issue.created().toEpochMilli();
                case "key", "issuekey" -> JiraIssue::number;
                case "id" -> issue -> Long.parseLong(issue.id());
                default -> throw refused("Not able to sort using field '" + words[0] + "'");
            };
            order.add(issue -> sign * by.apply(issue));
        }
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    private static dev.lockstep.simulator.Refusal refused(String words) {
        return JiraErrors.refusal(400, "Error in the JQL Query: " + words + ".");
    }
}
