package dev.lockstep.transfer;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.board.Board;
import dev.lockstep.board.Takes;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Filing;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.project.Projects;
import dev.lockstep.transfer.ProjectFile.ColumnLine;
import dev.lockstep.transfer.ProjectFile.CommentLine;
import dev.lockstep.transfer.ProjectFile.Head;
import dev.lockstep.transfer.ProjectFile.IssueLine;
import dev.lockstep.transfer.ProjectFile.LabelLine;
import dev.lockstep.transfer.ProjectFile.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts what a file holds into a project that is still empty, some issues in one unit of work. For one thread. */
final class Filling implements Sink {
    private static final int TOGETHER = 50;

    /** Where the project's records are kept. */
    record Places(Database database, Projects projects, Issues issues, Board board) {}

    private final Places places;
    private final UUID project;
    private final Origin origin;
    private final boolean trusted;
    private final List<UUID> columns = new ArrayList<>();
    private final List<@Nullable Takes> takes = new ArrayList<>();
    private final List<IssueLine> waiting = new ArrayList<>();
    private long nextNumber;
    private long lastNumber;
    private long issues;
    private long comments;

    /** @param trusted whoever imports may say who wrote something; else the names stand there as the file's */
    Filling(Places places, UUID project, Origin origin, boolean trusted) {
        this.places = places;
        this.project = project;
        this.origin = origin;
        this.trusted = trusted;
    }

    long issues() {
        return issues;
    }

    long comments() {
        return comments;
    }

    @Override
    public void project(Head head) {
        nextNumber = head.nextNumber() == null ? 1 : head.nextNumber();
        if (head.archiveAfterDays() != null) {
            places.projects().archiveAfter(project, head.archiveAfterDays());
        }
    }

    @Override
    public void label(LabelLine label) {
        var name = Lines.label(label.name());
        places.database().write(() -> places.projects().ensureLabel(project, name, label.color()));
    }

    @Override
    public void column(ColumnLine column) {
        var id = Ids.next();
        var wanted = new Board.NewColumn(
                Lines.required(column.name(), "name"), Lines.kind(column.kind()), column.wipLimit(), null);
        places.board().add(project, wanted, id);
        columns.add(id);
        takes.add(Lines.takes(column.takes()));
    }

    @Override
    public void issue(IssueLine issue) {
        waiting.add(issue);
        if (waiting.size() == TOGETHER) {
            flush();
        }
    }

    /** What was read last, and the number that the next issue will have. */
    void finish() {
        flush();
        for (int at = 0; at < columns.size(); at++) { // only now: what stood in no column shall stand in none again
            take(columns.get(at), takes.get(at));
        }
        places.database().write(() -> places.projects().startAt(project, Math.max(nextNumber, lastNumber + 1)));
    }

    private void take(UUID column, @Nullable Takes wanted) {
        if (wanted != null) {
            places.board().change(project, column, new Board.ColumnChange(null, null, null, new Board.Taking(wanted)));
        }
    }

    private void flush() {
        places.database().write(() -> {
            for (int at = 0; at < waiting.size(); at++) {
                store(waiting.get(at), issues + at);
            }
        });
        for (var issue : waiting) {
            issues++;
            comments += issue.comments() == null ? 0 : issue.comments().size();
            lastNumber = Lines.required(issue.number(), "number");
        }
        waiting.clear();
    }

    private void store(IssueLine line, long index) {
        long number = Lines.required(line.number(), "number");
        try {
            places.projects().startAt(project, number);
            var made = places.issues().create(wish(line), origin);
            if (line.column() != null) {
                places.board().restore(made.id(), column(line.column()), Lines.required(line.rank(), "rank"));
            }
            if (line.comments() != null) {
                line.comments().forEach(comment -> places.issues().addComment(wish(made.id(), comment), origin));
            }
        } catch (Refused no) {
            var field = "issues[" + index + "]" + (no.field() == null ? "" : "." + no.field());
            throw new Refused(no.kind(), no.code(), field, "Issue " + number + ": " + no.getMessage());
        }
    }

    private Issues.NewIssue wish(IssueLine line) {
        return new Issues.NewIssue(
                Ids.next(),
                project,
                Lines.required(line.title(), "title"),
                Lines.orEmpty(line.body()),
                Lines.state(line.state()),
                Lines.names(line.labels(), "labels"),
                Lines.names(line.assignees(), "assignees"),
                line.priority() == null ? "none" : line.priority(),
                author(line.author()),
                Lines.time(line.createdAt(), "createdAt"),
                Lines.time(line.modifiedAt(), "modifiedAt"),
                Filing.NONE.with(Lines.orEmpty(line.dueOn()), Lines.orEmpty(line.category())));
    }

    private Issues.NewComment wish(UUID issue, @Nullable CommentLine line) {
        var comment = Lines.required(line, "comments");
        return new Issues.NewComment(
                Ids.next(),
                issue,
                Lines.required(comment.body(), "comments.body"),
                author(comment.author()),
                Lines.time(comment.createdAt(), "comments.createdAt"),
                Lines.time(comment.modifiedAt(), "comments.modifiedAt"));
    }

    private UUID column(int index) {
        if (index < 0 || index >= columns.size()) {
            throw Refused.invalid(
                    "column_unknown", "column", "column must be the place of one of the columns, from 0.");
        }
        return columns.get(index);
    }

    private @Nullable Author author(@Nullable Author told) {
        if (told == null) {
            return null;
        }
        var place = Lines.required(told.place(), "author.place");
        var id = Lines.required(told.id(), "author.id");
        var name = Lines.required(told.name(), "author.name");
        return trusted ? new Author(place, id, name, told.url()) : new Author("file", id, name, null);
    }
}
