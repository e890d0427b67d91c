package dev.lockstep.terms;

import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.Tracker;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which issues of its tracker a link takes in. What it took stays linked, whatever becomes of it; what comes to fit later
 * is taken then.
 *
 * @param openOnly no closed ones
 * @param fromNowOn none that were made before the link
 * @param labels one of these, in any spelling; empty for any
 * @param jql what Jira must find it by; null elsewhere
 */
public record Intake(
        boolean openOnly,
        boolean fromNowOn,
        Set<String> labels,
        @Nullable String jql) {
    public static final Intake EVERYTHING = new Intake(false, false, Set.of(), null);

    private static final int MAX_LABELS = 50;
    private static final int MAX_LABEL_LENGTH = 255;
    private static final int MAX_JQL_LENGTH = 2_000;

    public Intake {
        labels = Set.copyOf(labels);
    }

    /** @throws Refused naming the member that cannot be meant */
    public Intake checked(Tracker tracker) {
        if (labels.size() > MAX_LABELS
                || labels.stream().anyMatch(label -> label.isBlank() || label.length() > MAX_LABEL_LENGTH)) {
            throw Refused.invalid(
                    "labels_unusable",
                    "intake.labels",
                    "Give at most " + MAX_LABELS + " labels, none of them empty or longer than " + MAX_LABEL_LENGTH
                            + ".");
        }
        if (jql == null) {
            return this;
        }
        if (tracker != Tracker.JIRA) {
            throw Refused.invalid(
                    "jql_not_there",
                    "intake.jql",
                    "Only Jira understands JQL; filter by labels here, or leave it out.");
        }
        if (jql.isBlank() || jql.length() > MAX_JQL_LENGTH || ordered(jql)) {
            throw Refused.invalid(
                    "jql_unusable",
                    "intake.jql",
                    "Give a condition of at most " + MAX_JQL_LENGTH + " characters, without ORDER BY.");
        }
        return this;
    }

    private static boolean ordered(String jql) {
        return jql.toLowerCase(java.util.Locale.ROOT).matches("(?s).*\\border\\s+by\\b.*");
    }

    /** What can be told from the issue itself; the query is Jira's business. */
    public boolean fits(RemoteIssue issue, Instant linkedAt) {
        // Trackers keep whole seconds: what was made right after the link may seem to be a little older.
        boolean old = issue.createdAt().isBefore(linkedAt.truncatedTo(ChronoUnit.SECONDS));
        return (!openOnly || issue.state().kind().open())
                && (!fromNowOn || !old)
                && (labels.isEmpty() || labelled(issue));
    }

    private boolean labelled(RemoteIssue issue) {
        Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        wanted.addAll(labels);
        return issue.labels().stream().anyMatch(wanted::contains);
    }

    public boolean everything() {
        return equals(EVERYTHING);
    }

    /** Null for everything. */
    public @Nullable String stored() {
        return everything() ? null : Json.write(this);
    }

    public static Intake read(@Nullable String stored) {
        return stored == null ? EVERYTHING : Json.read(stored, Intake.class);
    }
}
