package dev.lockstep.api.work;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.api.rest.Page;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.board.Board;
import dev.lockstep.board.BoardColumn;
import dev.lockstep.board.BoardColumn.Kind;
import dev.lockstep.board.Takes;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.project.Projects;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The board of a project. */
@RestController
@RequestMapping("/api/v1")
class BoardController {
    private final Board board;
    private final Cards cards;
    private final Projects projects;
    private final Issues issues;
    private final InstantSource clock;

    BoardController(Board board, Cards cards, Projects projects, Issues issues, InstantSource clock) {
        this.board = board;
        this.cards = cards;
        this.projects = projects;
        this.issues = issues;
        this.clock = clock;
    }

    /** From left to right. */
    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @GetMapping("/projects/{id}/columns")
    ColumnList listColumns(@PathVariable UUID id) {
        mustBeThere(id);
        return new ColumnList(board.columns(id).stream().map(ColumnView::of).toList());
    }

    /**
     * {@code kind} is open or closed: which issues belong there; {@code takes} is new, pull-requests or closed: what comes there by
     * itself. On the right of the others.
     */
    @Access(value = Least.OWNER, of = Of.PROJECT)
    @PostMapping("/projects/{id}/columns")
    ResponseEntity<ColumnView> createColumn(@PathVariable UUID id, @RequestBody NewColumn body) {
        mustBeThere(id);
        var kind = Words.read(Kind.class, Bodies.required(body.kind(), "kind"), "kind");
        var made = board.add(
                id,
                new Board.NewColumn(
                        Bodies.required(body.name(), "name"),
                        kind,
                        body.wipLimit(),
                        Words.readOrNull(Takes.class, body.takes(), "takes")),
                Ids.next());
        return ResponseEntity.created(URI.create("/api/v1/projects/" + id + "/columns/" + made.id()))
                .body(ColumnView.of(made));
    }

    /** {@code wipLimit} 0 takes the limit away, an empty {@code takes} what came by itself; {@code position} counts from the left, from 0. */
    @Access(value = Least.OWNER, of = Of.PROJECT)
    @PatchMapping("/projects/{id}/columns/{columnId}")
    ColumnView changeColumn(@PathVariable UUID id, @PathVariable UUID columnId, @RequestBody ColumnEdit body) {
        mustBeThere(id);
        var change = new Board.ColumnChange(body.name(), body.wipLimit(), body.position(), taking(body.takes()));
        return ColumnView.of(board.change(id, columnId, change));
    }

    /** Its issues stay, and stand in no column. */
    @Access(value = Least.OWNER, of = Of.PROJECT)
    @DeleteMapping("/projects/{id}/columns/{columnId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteColumn(@PathVariable UUID id, @PathVariable UUID columnId) {
        mustBeThere(id);
        board.remove(id, columnId);
    }

    /** From the top. */
    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @GetMapping("/projects/{id}/columns/{columnId}/issues")
    ResponseEntity<Page<Cards.Card>> listColumn(
            @PathVariable UUID id,
            @PathVariable UUID columnId,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        mustBeThere(id);
        return Page.of(cards.of(board.issues(id, columnId, Page.limit(limit), cursor)));
    }

    /** Issues that stand in no column: never placed, or closed or opened elsewhere since. The newest first. */
    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @GetMapping("/projects/{id}/unplaced")
    ResponseEntity<Page<Cards.Card>> listUnplaced(
            @PathVariable UUID id,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        mustBeThere(id);
        return Page.of(cards.of(board.unplaced(id, Page.limit(limit), cursor)));
    }

    /** In which categories its issues are, by name. */
    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @GetMapping("/projects/{id}/categories")
    CategoryList listCategories(@PathVariable UUID id) {
        mustBeThere(id);
        return new CategoryList(issues.categories(id));
    }

    /** On top of the column, or behind {@code after}. It is closed or opened as the column's kind says. */
    @Access(value = Least.EDITOR, of = Of.ISSUE)
    @PostMapping("/issues/{id}/move")
    Cards.Card moveIssue(@PathVariable UUID id, @RequestBody Move body) {
        var column = Bodies.required(body.columnId(), "columnId");
        var origin = Origin.hub(Visitor.author());
        return Cards.Card.of(board.move(id, column, body.after(), origin, clock.instant()));
    }

    private static Board.@Nullable Taking taking(@Nullable String word) {
        return word == null ? null : new Board.Taking(word.isEmpty() ? null : Words.read(Takes.class, word, "takes"));
    }

    private void mustBeThere(UUID id) {
        if (projects.find(id).isEmpty()) {
            throw Refused.notFound("project");
        }
    }

    record NewColumn(
            @Nullable String name,
            @Nullable String kind,
            @Nullable Integer wipLimit,
            @Nullable String takes) {}

    record ColumnEdit(
            @Nullable String name,
            @Nullable Integer wipLimit,
            @Nullable Integer position,
            @Nullable String takes) {}

    record Move(@Nullable UUID columnId, @Nullable UUID after) {}

    record CategoryList(List<Issues.Category> items) {}

    record ColumnList(List<ColumnView> items) {}

    /** @param issues how many stand there */
    record ColumnView(
            UUID id,
            String name,
            String kind,
            @Nullable Integer wipLimit,
            @Nullable String takes,
            long issues) {
        static ColumnView of(BoardColumn column) {
            var takes = column.takes();
            return new ColumnView(
                    column.id(),
                    column.name(),
                    Words.of(column.kind()),
                    column.wipLimit(),
                    takes == null ? null : Words.of(takes),
                    column.issues());
        }
    }
}
