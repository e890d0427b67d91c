package dev.lockstep.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** People who edit at each tracker, as people do. The same seed makes the same choices over the same state. */
public final class SimulatedPeople implements AutoCloseable {
    private static final List<String> PLANE_PEOPLE = List.of("Gwen", "Hugo", "Iris");
    private static final List<String> LABELS = List.of("bug", "customer", "needs design", "good first issue", "urgent");
    private static final List<String> STATES = List.of("Todo", "In Progress", "Done", "Cancelled", "Backlog");

    private final Simulators simulators;
    private final DemoIssues words;
    private final Random random;
    private final List<Supplier<String>> places = new ArrayList<>(List.of(this::onGitHub, this::onPlane));
    private int edits;
    private @Nullable Thread worker;

    SimulatedPeople(Simulators simulators, long seed, InstantSource clock) {
        this.simulators = simulators;
        this.words = new DemoIssues(seed, clock.instant());
        this.random = new Random(seed);
    }

    /** Some of them work elsewhere. @param edit makes one edit there and says what it was */
    public SimulatedPeople joinedBy(Supplier<String> edit) {
        places.add(edit);
        return this;
    }

    /**
     * Lets them work in the background until {@link #close}.
     *
     * @param about an edit is made about that often
     * @param told what was done, one line for each edit
     */
    public synchronized void work(Duration about, Consumer<String> told) {
        worker = Thread.ofVirtual().name("simulated-people").start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.sleep(about.dividedBy(2).plusNanos((long) (about.toNanos() * random.nextDouble())));
                    told.accept(edit());
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Makes one edit, in each place in turn, and says what it was. */
    public String edit() {
        return places.get(edits++ % places.size()).get();
    }

    private String onGitHub() {
        var login = any(DemoIssues.PEOPLE);
        var person = simulators.github().person(login, Simulators.REPOSITORY);
        var said = login + " on GitHub ";
        var chosen = anyIssue();
        int what = random.nextInt(10);
        if (what == 0 || chosen.isEmpty()) {
            return said + "opens #" + person.open(words.title(), words.body(), any(LABELS));
        }
        var issue = chosen.get();
        long number = issue.number();
        return said
                + switch (what) {
                    case 1, 2 -> {
                        person.editTitle(number, retold(issue.title()));
                        yield "rewords the title of #" + number;
                    }
                    case 3 -> {
                        person.editBody(number, words.body());
                        yield "rewrites #" + number;
                    }
                    case 4 -> {
                        person.label(number, any(LABELS));
                        yield "labels #" + number;
                    }
                    case 5, 6 -> {
                        if (issue.open()) {
                            person.close(number, random.nextInt(4) == 0 ? "not_planned" : "completed");
                        } else {
                            person.reopen(number);
                        }
                        yield (issue.open() ? "closes #" : "reopens #") + number;
                    }
                    default -> {
                        person.comment(number, words.remark());
                        yield "comments on #" + number;
                    }
                };
    }

    private Optional<GitHubIssue> anyIssue() {
        var all = simulators.github().issues(Simulators.REPOSITORY).stream()
                .filter(issue -> !issue.pullRequest())
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(any(all));
    }

    private String onPlane() {
        var name = any(PLANE_PEOPLE);
        var person = simulators.plane().person(name, simulators.planeProject());
        var said = name + " in Plane ";
        var all = simulators.plane().issues(simulators.planeProject());
        int what = random.nextInt(10);
        if (what == 0 || all.isEmpty()) {
            person.open(words.title(), "<p>Noted in the planning meeting.</p>");
            return said + "opens an item";
        }
        var issue = any(all);
        var item = "WEB-" + issue.sequenceId();
        return said
                + switch (what) {
                    case 1, 2 -> {
                        person.editName(issue.id(), retold(issue.name()));
                        yield "rewords the name of " + item;
                    }
                    case 3 -> {
                        person.label(issue.id(), any(LABELS));
                        yield "labels " + item;
                    }
                    case 4, 5, 6 -> {
                        var state = any(STATES);
                        person.move(issue.id(), state);
                        yield "moves " + item + " to " + state;
                    }
                    default -> {
                        person.comment(
                                issue.id(),
                                "<p>"
                                        + any(List.of(
                                                "Agreed.",
                                                "I take this.",
                                                "Waiting for the shop team.",
                                                "Tested, <strong>works</strong>."))
                                        + "</p>");
                        yield "comments on " + item;
                    }
                };
    }

    /** A title with something mended at its end; short titles stay short. */
    private String retold(String title) {
        int note = title.lastIndexOf(" (");
        return (note > 0 ? title.substring(0, note) : title) + " (rev. " + (1 + random.nextInt(99)) + ")";
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.interrupt();
        }
    }
}
