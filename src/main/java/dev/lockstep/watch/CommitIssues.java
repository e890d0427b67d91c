package dev.lockstep.watch;

import dev.lockstep.base.Ids;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an issue action does with a commit. Inside the unit of work that ends the run, so it happens exactly once. */
@Component
class CommitIssues {
    private static final Pattern MENTION = Pattern.compile("(?<![\\w/])#(\\d{1,9})\\b");
    // Possessive: a message of any length is read in one go, without a stack that grows with it.
    private static final Pattern CLOSING = Pattern.compile(
            "(?i)\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\\s++(?:#\\d{1,9}+(?:\\s*+(?:,|and)\\s*+)?+)++");
    private static final int MAX_MENTIONS = 20;
    private static final int MAX_TITLE_CHARS = 250;

    private final Issues issues;

    CommitIssues(Issues issues) {
        this.issues = issues;
    }

    RunOutcome.Succeeded apply(Watch watch, Action action, Run run, Instant now) {
        var options = action.options();
        var commit = run.commit();
        var origin = Origin.hub(new Author("lockstep", "watch:" + watch.id(), commit.author(), null));
        var closing = numbers(CLOSING, commit.message());
        var done = new ArrayList<String>();
        for (long number : numbers(MENTION, commit.message())) {
            issues.findNumber(watch.projectId(), number).ifPresent(issue -> {
                boolean close = options.close()
                        && closing.contains(number)
                        && issue.state().open();
                if (options.comment() || close) {
                    comment(watch, issue, run, origin, now);
                    done.add("commented #" + number);
                }
                if (close) {
                    close(issue, origin, now);
                    done.add("closed #" + number);
                }
            });
        }
        if (done.isEmpty()
                && options.open()
                && numbers(MENTION, commit.message()).isEmpty()) {
            done.add("opened #" + open(watch, action, run, origin, now).number());
        }
        return new RunOutcome.Succeeded(null, done.isEmpty() ? "nothing to do" : String.join(", ", done));
    }

    private static Set<Long> numbers(Pattern pattern, String message) {
        var numbers = new TreeSet<Long>();
        pattern.matcher(message)
                .results()
                .flatMap(hit -> MENTION.matcher(" " + hit.group()).results())
                .limit(MAX_MENTIONS)
                .forEach(hit -> numbers.add(Long.parseLong(hit.group(1))));
        return numbers;
    }

    private void comment(Watch watch, Issue issue, Run run, Origin origin, Instant now) {
        issues.addComment(
                new Issues.NewComment(Ids.next(), issue.id(), text(watch, run), origin.by(), now, now), origin);
    }

    private void close(Issue issue, Origin origin, Instant now) {
        var edit = new Issues.Edit(null, null, IssueState.DONE, null, null, null);
        issues.edit(issue.id(), issue.version(), edit, origin, now);
    }

    private Issue open(Watch watch, Action action, Run run, Origin origin, Instant now) {
        var title = run.commit().firstLine();
        var fresh = new Issues.NewIssue(
                Ids.next(),
                watch.projectId(),
                title.isEmpty()
                        ? "Commit " + run.commit().shortSha()
                        : title.substring(0, Math.min(title.length(), MAX_TITLE_CHARS)),
                text(watch, run),
                IssueState.BACKLOG,
                new TreeSet<>(action.options().labels()),
                new TreeSet<>(),
                "none",
                origin.by(),
                now,
                now);
        return issues.create(fresh, origin);
    }

    private static String text(Watch watch, Run run) {
        var commit = run.commit();
        var quoted = commit.message().strip().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
        return "Commit `" + commit.shortSha() + "` on `" + commit.branch() + "` of "
                + watch.container().path() + " by " + commit.author() + ":\n\n" + quoted;
    }
}
