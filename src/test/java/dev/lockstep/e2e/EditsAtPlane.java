package dev.lockstep.e2e;

import static dev.lockstep.e2e.EditsAt.unmarked;
import static dev.lockstep.e2e.EditsAt.wrote;

import dev.lockstep.simulator.PlaneComment;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.PlanePerson;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Nobody deletes a comment that somebody else edits: the first is edited, later ones are deleted. */
final class EditsAtPlane implements EditsAt {
    private static final List<String> STATES = List.of("Backlog", "Todo", "In Progress", "Done", "Cancelled");

    private final World world;
    private final PlanePerson gwen;
    private final Predicate<String> mayBeDeleted;

    /** @param mayBeDeleted asked with a comment's text */
    EditsAtPlane(World world, Predicate<String> mayBeDeleted) {
        this.world = world;
        this.mayBeDeleted = mayBeDeleted;
        gwen = world.plane.person("Gwen", world.planeProject);
    }

    @Override
    public String edit(Random random, String mark) {
        PlaneIssue issue = EditsAt.oneOf(random, world.plane.issues(world.planeProject), PlaneIssue::name);
        List<PlaneComment> comments = world.plane.comments(world.planeProject, issue.id());
        return switch (random.nextInt(8)) {
            case 0 -> wrote(issue.id().toString(), () -> gwen.editName(issue.id(), issue.name() + " " + mark));
            case 1 ->
                wrote(
                        issue.id().toString(),
                        () -> gwen.editDescription(
                                issue.id(), issue.descriptionHtml() + "<p>More from Plane, " + mark + ".</p>"));
            case 2 -> unmarked(() -> gwen.move(issue.id(), EditsAt.any(random, STATES)));
            case 3 -> unmarked(() -> gwen.label(issue.id(), "label " + random.nextInt(5)));
            case 4 -> wrote("a new one", () -> gwen.open("Opened in Plane " + mark, "<p>A <b>new</b> item.</p>"));
            case 5 ->
                comments.stream()
                        .findFirst()
                        .map(first -> wrote(
                                first.id().toString(),
                                () -> gwen.editComment(
                                        issue.id(), first.id(), first.commentHtml() + "<p>edited, " + mark + "</p>")))
                        .orElse("");
            case 6 ->
                unmarked(() -> comments.stream()
                        .skip(1)
                        .filter(later -> mayBeDeleted.test(later.commentHtml()))
                        .findFirst()
                        .ifPresent(later -> gwen.deleteComment(issue.id(), later.id())));
            default -> wrote("a comment", () -> gwen.comment(issue.id(), "<p>A remark in Plane, " + mark + "</p>"));
        };
    }
}
