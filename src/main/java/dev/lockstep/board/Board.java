package dev.lockstep.board;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.base.Texts;
import dev.lockstep.board.BoardColumn.Kind;
import dev.lockstep.event.Events;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Columns and what stands in them. Thread-safe; who changes a board does it alone, so that all see one order and no limit is
 * passed. Methods that write open their own unit of work or join the caller's.
 */
@Component
public class Board {
    private static final int MOST_COLUMNS = 50;
    private static final int MAX_NAME = 100;
    private static final List<NewColumn> FIRST = List.of(
            new NewColumn("Inbox", Kind.OPEN, null, Takes.NEW),
            new NewColumn("Backlog", Kind.OPEN, null, null),
            new NewColumn("In progress", Kind.OPEN, null, Takes.PULL_REQUESTS),
            new NewColumn("Done", Kind.CLOSED, null, Takes.CLOSED));

    private final Database database;
    private final ColumnRows columns;
    private final PlaceRows places;
    private final Order order;
    private final Issues issues;
    private final Events events;

    Board(Database database, JdbcClient jdbc, Issues issues, Events events) {
        this.database = database;
        this.columns = new ColumnRows(jdbc);
        this.places = new PlaceRows(jdbc);
        this.order = new Order(database, places);
        this.issues = issues;
        this.events = events;
    }

    /** From left to right; at most 50. */
    public List<BoardColumn> columns(UUID project) {
        return columns.of(project);
    }

    /** Of several projects, each from left to right; those without columns are left out. @param projects not empty */
    public Map<UUID, List<BoardColumn>> columnsOf(Collection<UUID> projects) {
        return columns.of(projects);
    }

    /** Where columns belong, by their ids. @param ids not empty */
    public Map<UUID, UUID> projectsOf(Collection<UUID> ids) {
        return columns.projectsOf(ids);
    }

    /** From the top. */
    public Slice<UUID> issues(UUID project, UUID column, int limit, @Nullable String cursor) {
        return places.of(find(project, column).id(), limit, cursor);
    }

    /** Issues that stand in no column, the newest first. */
    public Slice<UUID> unplaced(UUID project, int limit, @Nullable String cursor) {
        return places.unplaced(project, limit, cursor);
    }

    /** A column that is to be. */
    public record NewColumn(
            String name,
            Kind kind,
            @Nullable Integer wipLimit,
            @Nullable Takes takes) {}

    /** On the right of the others. */
    public BoardColumn add(UUID project, NewColumn wanted, UUID id) {
        var takes = fitting(wanted.takes(), wanted.kind());
        var column =
                new BoardColumn(id, project, named(wanted.name()), wanted.kind(), limit(wanted.wipLimit()), null, 0);
        return database.write(() -> {
            alone(project);
            if (columns.of(project).size() >= MOST_COLUMNS) {
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        "too_many_columns",
                        null,
                        "A board has at most " + MOST_COLUMNS + " columns.");
            }
            if (!columns.add(column)) {
                throw taken();
            }
            columns.take(project, id, takes);
            changed(project, id);
            return find(project, id);
        });
    }

    /** Gives a project that has neither columns nor issues the columns that most begin with. Tells nobody: it belongs to founding. */
    public void furnish(UUID project) {
        database.write(() -> {
            alone(project);
            if (columns.of(project).isEmpty() && !columns.hasIssues(project)) {
                FIRST.forEach(first -> columns.add(
                        new BoardColumn(Ids.next(), project, first.name(), first.kind(), null, first.takes(), 0)));
            }
        });
    }

    /**
     * Null members stay as they are.
     *
     * @param wipLimit 0 for no limit; one that is passed already stops what comes, and moves nothing away
     * @param position from the left, 0 for the first
     */
    public record ColumnChange(
            @Nullable String name,
            @Nullable Integer wipLimit,
            @Nullable Integer position,
            @Nullable Taking takes) {}

    /** What a column shall take from now on, null for nothing. What stands anywhere already stays there. */
    public record Taking(@Nullable Takes wanted) {}

    public BoardColumn change(UUID project, UUID id, ColumnChange wanted) {
        return database.write(() -> {
            alone(project);
            var now = find(project, id);
            var name = wanted.name() == null ? now.name() : named(wanted.name());
            if (columns.of(project).stream()
                    .anyMatch(other -> !other.id().equals(id) && other.name().equals(name))) {
                throw taken();
            }
            var limit = wanted.wipLimit();
            columns.change(id, name, limit == null ? now.wipLimit() : limit == 0 ? null : limit(limit));
            if (wanted.takes() != null) {
                columns.take(project, id, fitting(wanted.takes().wanted(), now.kind()));
            }
            if (wanted.position() != null) {
                arrange(project, now, wanted.position());
            }
            changed(project, id);
            return find(project, id);
        });
    }

    private void arrange(UUID project, BoardColumn moved, int position) {
        var order = new ArrayList<>(columns.of(project));
        order.removeIf(column -> column.id().equals(moved.id()));
        order.add(Math.clamp(position, 0, order.size()), moved);
        for (int place = 0; place < order.size(); place++) {
            columns.place(order.get(place).id(), place);
        }
    }

    /** What stood in it stands in no column then. */
    public void remove(UUID project, UUID id) {
        database.write(() -> {
            alone(project);
            columns.remove(find(project, id).id());
            changed(project, id);
        });
    }

    /** @param userId the account that did it */
    private record Moved(UUID columnId, @Nullable String userId) {}

    /**
     * Puts an issue into a column, behind another one or on top; it is closed or opened as the column's kind says.
     *
     * @param after the issue above, null for the top
     * @throws Refused when the column is full
     */
    public Issue move(UUID issueId, UUID columnId, @Nullable UUID after, Origin origin, Instant at) {
        return database.write(() -> {
            var project = issues.projectOf(issueId).orElseThrow(() -> Refused.notFound("issue"));
            alone(project);
            var issue = issues.find(issueId)
                    .filter(found -> found.deletedAt() == null)
                    .orElseThrow(() -> Refused.notFound("issue"));
            var column = find(project, columnId);
            mustHaveRoom(column, issueId);
            places.put(issueId, columnId, order.rank(columnId, issueId, after));
            events.publish(
                    "issue.moved", issueId.toString(), project, new Moved(columnId, Author.account(origin.by())));
            if (Kind.of(issue.state()) == column.kind()) {
                issues.wake(issueId, origin, at);
                return issues.find(issueId).orElseThrow();
            }
            var closed = new Edit(null, null, column.kind().usual, null, null, null);
            return issues.edit(issueId, issue.version(), closed, origin, at);
        });
    }

    /** @param rank orders what stands in a column, the lowest on top */
    public record Standing(UUID column, long rank) {}

    /** Where issues were put, also those whose state has become of the other kind since; those without a place are left out. */
    public Map<UUID, Standing> standing(Collection<UUID> issueIds) {
        return places.standing(issueIds);
    }

    /** Puts an issue where it stood, whatever limit the column has. Tells nobody: the issue itself is new. */
    public void restore(UUID issueId, UUID columnId, long rank) {
        database.write(() -> places.put(issueId, columnId, rank));
    }

    private void mustHaveRoom(BoardColumn column, UUID issue) {
        var limit = column.wipLimit();
        if (limit != null
                && column.issues() >= limit
                && places.rank(column.id(), issue).isEmpty()) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "column_full",
                    "columnId",
                    "The column " + column.name() + " is full: it takes " + limit
                            + " at most. Move a card out of it, or raise its limit.");
        }
    }

    private BoardColumn find(UUID project, UUID id) {
        return columns.find(project, id).orElseThrow(() -> Refused.notFound("column"));
    }

    private void alone(UUID project) {
        order.alone(project);
    }

    private void changed(UUID project, UUID column) {
        var news = Map.of(
                "columnId", column); // no updateProject to those who know that name: nothing of its own was changed
        events.publish(new Events.News("project.updated", null, project.toString(), project, null, () -> news));
    }

    private static String named(String name) {
        var line = Texts.line(name);
        if (line.isEmpty() || line.length() > MAX_NAME) {
            throw Refused.invalid("name_invalid", "name", "A column's name has 1 to " + MAX_NAME + " characters.");
        }
        return line;
    }

    private static @Nullable Takes fitting(@Nullable Takes takes, Kind kind) {
        if (takes != null && takes.kind != kind) {
            throw Refused.invalid(
                    "takes_other_kind",
                    "takes",
                    "A column of kind closed can take closed issues alone; one of kind open takes new ones or pull-requests.");
        }
        return takes;
    }

    private static @Nullable Integer limit(@Nullable Integer wipLimit) {
        if (wipLimit != null && wipLimit < 1) {
            throw Refused.invalid("wip_limit_invalid", "wipLimit", "wipLimit must be 1 or more.");
        }
        return wipLimit;
    }

    private static Refused taken() {
        return new Refused(Refused.Kind.CONFLICT, "name_taken", "name", "The board has a column of this name.");
    }
}
