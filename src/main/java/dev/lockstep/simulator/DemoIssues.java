package dev.lockstep.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Invents the issues of a web shop's repository: varied, readable, the same for the same seed. */
final class DemoIssues {
    static final List<String> PEOPLE = List.of("ann-lee", "bkovacs", "chidi-o", "dora-m", "emil-s", "farah-k");
    private static final List<String> PARTS = List.of(
            "Login page",
            "Checkout",
            "Search",
            "CSV export",
            "Settings",
            "Notification mail",
            "Mobile menu",
            "Invoice PDF",
            "Dark mode",
            "Password reset",
            "Onboarding tour",
            "Audit log",
            "File upload",
            "Date picker",
            "Team invites",
            "Billing page",
            "Dashboard",
            "Product gallery",
            "Wish list",
            "Order history");
    private static final List<String> BUGS = List.of(
            "%s is blank after pressing Back",
            "%s loses its input when the session ends",
            "%s is slow with more than 1,000 entries",
            "%s shows the wrong time zone",
            "%s overlaps the footer on small screens",
            "%s cannot be reached with the keyboard",
            "%s answers 500 when the name holds an emoji \uD83D\uDE80",
            "%s: focus jumps to the top after saving");
    private static final List<String> WISHES = List.of(
            "%s: let people undo the last step",
            "%s: remember the last choice",
            "%s: say what went wrong, not only that it did",
            "%s: translate into German & French",
            "%s: show progress for long work",
            "%s: offer a <compact> layout");
    private static final List<String> BODIES = List.of(
            "Seen on production this morning.\n\n**Steps**\n1. Open the page\n2. Wait a minute\n3. Press *Save*\n\nExpected: it is saved. Actual: nothing happens.",
            "A customer wrote:\n\n> I tried three times and gave up.\n\nWe have had five of these since the last release.",
            "The log says:\n\n```\nTypeError: cannot read properties of undefined (reading 'id')\n    at render (app.js:112)\n```\n\nProbably the cache is empty at that point.",
            "- [ ] find out who is affected\n- [ ] write a test\n- [x] tell support\n\nSee also the [style guide](https://example.org/style).",
            "Small thing, but it would help a lot: `Ctrl+S` should work here too.",
            "| browser | works |\n|---|---|\n| Firefox | yes |\n| Safari | no |\n\nNot tried on anything else.",
            "");
    private static final List<String> REMARKS = List.of(
            "I can reproduce this on staging.",
            "Thanks for the report! Could you say which browser you use?",
            "Same here, Firefox on Linux.",
            "Found it: the check runs before the form is filled.\n\n```js\nif (!form) return;\n```",
            "This is a duplicate of an older one, but let us keep this: it is better described.",
            "> Could you say which browser?\n\nSafari 18, sorry for forgetting that.",
            "Deployed to staging, please have a look.",
            "Works now, thank you \uD83C\uDF89");

    private final Random random;
    private final Instant now;

    DemoIssues(long seed, Instant now) {
        random = new Random(seed);
        this.now = now;
    }

    IssueArchive archive(int issues, int pullRequests) {
        var titles = titles();
        var entries = new ArrayList<IssueArchive.Entry>();
        var at = now.minus(Duration.ofDays(90));
        var step = Duration.ofDays(89).dividedBy(issues + pullRequests);
        int every = (issues + pullRequests) / Math.max(1, pullRequests);
        for (int number = 1; number <= issues + pullRequests; number++) {
            boolean pullRequest = number % every == 0 && number / every <= pullRequests;
            at = at.plus(step);
            entries.add(entry(number, titles.get(number % titles.size()), pullRequest, at));
        }
        return new IssueArchive(
                List.of(new IssueArchive.Label("needs design", "c5def5"), new IssueArchive.Label("customer", "fbca04")),
                entries);
    }

    /** Something for a person to say. */
    String remark() {
        return any(REMARKS);
    }

    String title() {
        return any(titles());
    }

    String body() {
        return any(BODIES.subList(0, BODIES.size() - 1));
    }

    private List<String> titles() {
        var titles = new ArrayList<String>();
        for (var part : PARTS) {
            BUGS.forEach(pattern -> titles.add(pattern.formatted(part)));
            WISHES.forEach(pattern -> titles.add(pattern.formatted(part)));
        }
        Collections.shuffle(titles, random);
        return titles;
    }

    private IssueArchive.Entry entry(int number, String title, boolean pullRequest, Instant created) {
        boolean open = random.nextInt(3) > 0;
        var remarks = remarks(created);
        var last = remarks.isEmpty() ? created : remarks.getLast().createdAt();
        var closed = open ? null : last.plusSeconds(60L + random.nextInt(3_600));
        return new IssueArchive.Entry(
                number,
                pullRequest ? "Fix: " + title : title,
                any(BODIES),
                open,
                labels(title),
                any(PEOPLE),
                random.nextInt(4) == 0 ? List.of(any(PEOPLE)) : List.of(),
                pullRequest,
                created,
                latest(last, closed),
                closed,
                remarks);
    }

    private List<IssueArchive.Remark> remarks(Instant created) {
        var remarks = new ArrayList<IssueArchive.Remark>();
        var at = created;
        for (int i = random.nextInt(4); i > 0; i--) {
            at = at.plusSeconds(600L + random.nextInt(18_000));
            if (at.isBefore(now)) {
                remarks.add(new IssueArchive.Remark(any(PEOPLE), any(REMARKS), at, at));
            }
        }
        return remarks;
    }

    private List<String> labels(String title) {
        var labels = new ArrayList<String>();
        labels.add(BUGS.stream().anyMatch(bug -> title.endsWith(bug.substring(2))) ? "bug" : "enhancement");
        if (random.nextInt(4) == 0) {
            labels.add(random.nextBoolean() ? "needs design" : "customer");
        }
        return labels;
    }

    private static Instant latest(Instant last, @Nullable Instant closed) {
        return closed == null ? last : closed;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
