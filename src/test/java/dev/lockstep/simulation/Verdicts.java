package dev.lockstep.simulation;

import dev.lockstep.issue.Change;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.simulation.History.Field;
import dev.lockstep.simulation.History.Side;
import dev.lockstep.simulation.History.Write;
import dev.lockstep.simulation.Outcome.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The invariants that must hold when faults have ended and some time has passed. */
final class Verdicts {
    private final World world;
    private final JdbcClient jdbc;
    private final Shelf shelf;
    private final Issues issues;
    private final List<Violation> broken = new ArrayList<>();

    Verdicts(World world) {
        this.world = world;
        jdbc = JdbcClient.create(world.store().source());
        shelf = new Shelf(world);
        issues = world.nodes().getFirst().parts().get(Issues.class);
    }

    /** True when there is nothing left to do and nothing to complain of. */
    boolean settled() {
        if (open() > 0 || untaken() > 0) {
            return false;
        }
        collect();
        boolean fine = broken.isEmpty();
        broken.clear();
        return fine;
    }

    void judge() {
        int open = open();
        if (open > 0) {
            complain("stuck", open + " operations have not ended: " + openOnes());
        }
        if (untaken() > 0) {
            complain("durable", untaken() + " deliveries were never taken");
        }
        collect();
        noSecretIsTold();
        world.watch().judgeAcknowledged();
        if (!broken.isEmpty()) {
            world.watch()
                    .broken(broken.getFirst().invariant(), broken.getFirst().what());
        }
    }

    private void complain(String invariant, String what) {
        broken.add(new Violation(invariant, what));
    }

    private void collect() {
        var twins = twins();
        everyRemoteHasOnePlace(twins);
        everyIssueIsEverywhere(twins);
        noWordIsLost(twins);
        noWordIsInvented();
        theBudgetIsKept();
        new Said(world, jdbc).complaints(inHub()).forEach(what -> complain("attribution", what));
    }

    private int open() {
        return count("select count(*) from operation where state in ('queued', 'processing')") + jobs();
    }

    int jobs() {
        return count("select count(*) from job where status in ('pending', 'in-progress')");
    }

    /** First ones that have not ended. */
    int imports() {
        return count("select count(*) from job where status in ('pending', 'in-progress') and kind = 'first-import'");
    }

    private List<String> openOnes() {
        return jdbc.sql("select 'job ' || status || ' ' || message from job where completed_at is null union all"
                        + " select '#' || seq || ' ' || state || ' ' || coalesce(reason, '') || ' attempts ' || attempts"
                        + " from operation where state in ('queued', 'processing') limit 5")
                .query(String.class)
                .list();
    }

    private int untaken() {
        return count("select count(*) from delivery where taken_at is null");
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private record Twin(Side side, String kind, UUID hubId, String remote, String status, Optional<UUID> parent) {
        boolean linked() {
            return status.equals("linked");
        }
    }

    private List<Twin> twins() {
        return jdbc.sql(
                        "select l.tracker, t.kind, t.hub_id, t.remote_id, t.remote_key, t.status, t.parent_id from twin t"
                                + " join link l on l.id = t.link_id order by t.id")
                .query((row, n) -> {
                    var side = Side.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
                    boolean comment = row.getString(2).equals("comment");
                    var remote = side == Side.GITHUB && !comment ? row.getString(5) : row.getString(4);
                    var parent = row.getString(7);
                    return new Twin(
                            side,
                            row.getString(2),
                            UUID.fromString(row.getString(3)),
                            comment ? "c" + remote : remote,
                            row.getString(6),
                            Optional.ofNullable(parent).map(UUID::fromString));
                })
                .list();
    }

    private void everyRemoteHasOnePlace(List<Twin> twins) {
        for (var side : world.mix().sides()) {
            Map<String, Integer> places = new HashMap<>();
            twins.stream()
                    .filter(twin -> twin.side == side && twin.kind.equals("issue") && twin.linked())
                    .forEach(twin -> places.merge(twin.remote, 1, Integer::sum));
            for (var remote : shelf.at(side).keySet()) {
                if (!held().contains(remote) && places.getOrDefault(remote, 0) != 1) {
                    complain("bijection", side + " " + remote + " has " + places.getOrDefault(remote, 0) + " twins");
                }
            }
        }
    }

    /** What stood there before its link, and nobody has approved yet. */
    private Set<String> held() {
        return jdbc.sql("select remote_id from candidate").query(String.class).set();
    }

    private List<Issue> inHub() {
        return issues.list(world.projectId(), 200, null).items();
    }

    private void everyIssueIsEverywhere(List<Twin> twins) {
        Map<Side, Map<String, Shelf.Shown>> shelves = new EnumMap<>(Side.class);
        world.mix().sides().forEach(side -> shelves.put(side, shelf.at(side)));
        for (var issue : inHub()) {
            var comments = new TreeSet<String>();
            issues.comments(issue.id()).stream()
                    .map(Comment::body)
                    .forEach(body -> comments.add(Words.tokens(body).toString()));
            var here = new Shelf.Shown(
                    issue.title(),
                    Words.tokens(issue.body()),
                    issue.state().open(),
                    issue.labels(),
                    shelf.settledComments(comments));
            for (var side : world.mix().sides()) {
                var twin = twins.stream()
                        .filter(each -> each.side == side && each.hubId.equals(issue.id()))
                        .findFirst();
                if (twin.isPresent() && twin.get().status.equals("gone")) {
                    continue;
                }
                var there = twin.map(each -> shelves.get(side).get(each.remote));
                if (there.isEmpty()) {
                    complain("bijection", "'" + issue.title() + "' is missing at " + side);
                } else if (!there.get().equals(here)) {
                    complain("convergence", side + " shows " + there.get() + " and the hub " + here);
                }
            }
        }
    }

    /** Which hub record a person's record belongs to; null when it is gone. */
    private static Map<String, UUID> places(List<Twin> twins, List<Issue> hub) {
        Map<String, UUID> places = new HashMap<>();
        twins.stream()
                .filter(twin -> twin.linked() || twin.status.equals("gone"))
                .forEach(twin -> places.put(twin.side + twin.remote, twin.hubId));
        hub.forEach(issue -> places.put(Side.HUB + issue.id().toString(), issue.id()));
        return places;
    }

    private void noWordIsLost(List<Twin> twins) {
        var hub = inHub();
        var places = places(twins, hub);
        Map<UUID, List<Write>> byIssue = new HashMap<>();
        for (var write : world.history().all()) {
            var place = places.get(write.side + write.record);
            if (place != null) {
                byIssue.computeIfAbsent(place, key -> new ArrayList<>()).add(write);
            }
        }
        for (var issue : hub) {
            var writes = byIssue.getOrDefault(issue.id(), List.of());
            var lost = world.olderCopy().knew(issue.id()) ? conflicts(issue.id()) : traces(issue.id());
            title(issue, writes, lost);
            body(issue, writes, lost);
            state(issue, writes);
            labels(issue, writes);
        }
        comments(hub);
    }

    private void title(Issue issue, List<Write> writes, String lost) {
        of(writes, Field.TITLE).reversed().stream()
                .findFirst()
                .filter(last -> !last.unseen && !issue.title().equals(last.value) && !lost.contains(last.value))
                .ifPresent(last -> complain("lost-update", last + ", but the title is " + issue.title()));
    }

    private void body(Issue issue, List<Write> writes, String lost) {
        var kept = Words.tokens(issue.body());
        of(writes, Field.BODY).stream()
                .filter(write -> !write.unseen && !kept.contains(write.value) && !lost.contains(write.value))
                .findFirst()
                .ifPresent(write -> complain("lost-update", write + ", but the body is " + kept));
    }

    /** Only where one side alone decided: a state set and set back elsewhere in between is no change to anybody. */
    private void state(Issue issue, List<Write> writes) {
        var all = of(writes, Field.STATE);
        if (all.isEmpty()
                || !world.olderCopy().knew(issue.id())
                || all.stream().map(write -> write.side).distinct().count() > 1) {
            return;
        }
        var last = all.getLast();
        if (all.stream().noneMatch(write -> write.unseen)
                && !last.value.equals(issue.state().open() ? "open" : "closed")
                && decided(issue.id())
                        .filter(each -> each.field().equals("state"))
                        .noneMatch(each -> last.value.equals(
                                IssueState.valueOf(each.losing()).open() ? "open" : "closed"))) {
            complain("lost-update", last + ", but it is " + issue.state());
        }
    }

    private void labels(Issue issue, List<Write> writes) {
        var all = of(writes, Field.LABEL);
        for (var write : all) {
            var same =
                    all.stream().filter(each -> each.value.equals(write.value)).toList();
            var last = same.getLast();
            boolean unseen = all.stream().anyMatch(each -> each.unseen)
                    || world.olderCopy().forgetsRemoval(same);
            if (!unseen && last.removes == issue.labels().contains(last.value)) {
                complain("lost-update", last + ", but the labels are " + issue.labels());
            }
        }
    }

    /** A comment's words stand in a comment, or on the timeline of an issue. */
    private void comments(List<Issue> hub) {
        Set<String> kept = new HashSet<>();
        var traces = new StringBuilder();
        shelf.commentsOf(held()).forEach(kept::add);
        for (var issue : hub) {
            issues.comments(issue.id()).forEach(each -> kept.addAll(Words.tokens(each.body())));
            traces.append(traces(issue.id()));
        }
        world.history().all().stream()
                .filter(write -> write.field == Field.COMMENT && write.removes)
                .forEach(write -> traces.append(write.value)); // whoever removes a comment has read it
        world.history().all().stream()
                .filter(write -> write.field == Field.COMMENT && !write.removes && !write.unseen)
                .filter(write -> !world.history().excused(write.value))
                .filter(write -> !kept.contains(write.value) && traces.indexOf(write.value) < 0)
                .findFirst()
                .ifPresent(write -> complain("lost-update", write + " stands nowhere"));
    }

    private static List<Write> of(List<Write> writes, Field field) {
        return writes.stream().filter(write -> write.field == field).toList();
    }

    private String conflicts(UUID issue) {
        return decided(issue).map(Change.ConflictDecided::losing).collect(Collectors.joining("\n"));
    }

    private Stream<Change.ConflictDecided> decided(UUID issue) {
        return issues.timeline(issue, 200, null).items().stream()
                .map(Issues.TimelineEntry::change)
                .filter(Change.ConflictDecided.class::isInstance)
                .map(Change.ConflictDecided.class::cast);
    }

    private String traces(UUID issue) {
        return String.join(
                "\n",
                jdbc.sql("select detail from change where issue_id = ?")
                        .param(issue.toString())
                        .query(String.class)
                        .list());
    }

    private void noWordIsInvented() {
        Set<String> said = new HashSet<>();
        world.history().all().forEach(write -> said.add(write.value));
        var hub = inHub();
        hub.stream()
                .filter(issue -> !said.contains(issue.title()))
                .findFirst()
                .ifPresent(issue -> complain("invention", "nobody wrote the title '" + issue.title() + "'"));
        hub.stream()
                .flatMap(issue -> Words.tokens(issue.body()).stream())
                .filter(token -> !said.contains(token))
                .findFirst()
                .ifPresent(token -> complain("invention", "nobody wrote '" + token + "'"));
    }

    /** Each edit is sent at most once to each side, and again only after a fault. */
    private void theBudgetIsKept() {
        int faults = world.chance().struck().size();
        int allowed = 2 * (world.mix().sides().size()) * world.history().all().size() + 2 * faults + 10;
        if (world.watch().writes() > allowed) {
            complain(
                    "budget",
                    world.watch().writes() + " writes for "
                            + world.history().all().size() + " edits");
        }
    }

    private void noSecretIsTold() {
        for (var table : List.of("event", "operation", "operation_history", "change", "link", "connection", "intent")) {
            var columns = jdbc.sql("select name from pragma_table_info('" + table + "')")
                    .query(String.class)
                    .list();
            var text = String.join(
                    " || ' ' || ",
                    columns.stream().map(name -> "coalesce(" + name + ", '')").toList());
            var told = jdbc.sql("select " + text + " from " + table)
                    .query(String.class)
                    .list();
            if (secrets().stream().anyMatch(secret -> told.stream().anyMatch(row -> row.contains(secret)))) {
                complain("secret", "a secret stands in " + table);
            }
        }
    }

    private static List<String> secrets() {
        var all = new ArrayList<>(Keys.GITHUB);
        all.addAll(Keys.PLANE);
        all.addAll(JiraGround.TOKENS);
        all.add(World.HOOK_SECRET);
        return all;
    }

    /** What was written anywhere so far. */
    record Written(int remote, int hub, int requests) {}

    Written writes() {
        return new Written(
                world.watch().writes(),
                count("select count(*) from change"),
                world.watch().requests());
    }

    void judgeQuiet(Written before) {
        var now = writes();
        if (now.remote != before.remote || now.hub != before.hub) {
            world.watch()
                    .broken(
                            "echo",
                            (now.remote - before.remote) + " remote and " + (now.hub - before.hub)
                                    + " hub writes while nobody did anything");
        }
        int polls = 3 * world.nodes().size();
        int sides = world.mix().sides().size();
        int allowed = polls * (4 * sides + (sides + 1) * inHub().size());
        if (now.requests - before.requests > allowed) {
            world.watch().broken("budget", (now.requests - before.requests) + " requests while nobody did anything");
        }
    }
}
