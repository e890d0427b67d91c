package dev.lockstep.transfer;

import dev.lockstep.base.Json;
import dev.lockstep.board.Board;
import dev.lockstep.board.Board.Standing;
import dev.lockstep.board.BoardColumn;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import dev.lockstep.transfer.ProjectFile.ColumnLine;
import dev.lockstep.transfer.ProjectFile.CommentLine;
import dev.lockstep.transfer.ProjectFile.Head;
import dev.lockstep.transfer.ProjectFile.IssueLine;
import dev.lockstep.transfer.ProjectFile.LabelLine;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/** Writes a project page by page; what changes meanwhile may or may not be in it. Thread-safe. */
@Component
public final class ProjectExport {
    private static final int PAGE = 100;

    private final Projects projects;
    private final Issues issues;
    private final Board board;

    ProjectExport(Projects projects, Issues issues, Board board) {
        this.projects = projects;
        this.issues = issues;
        this.board = board;
    }

    public void write(Project project, OutputStream to) {
        try (var out = Json.MAPPER.createGenerator(to)) {
            out.writeStartObject();
            out.writeStringProperty("format", ProjectFile.FORMAT);
            out.writeNumberProperty("version", ProjectFile.VERSION);
            var next = projects.nextNumber(project.id());
            out.writePOJOProperty(
                    "project", new Head(project.name(), project.description(), next, project.archiveAfterDays()));
            out.writeArrayPropertyStart("labels");
            projects.labels(project.id()).forEach(label -> out.writePOJO(new LabelLine(label.name(), label.color())));
            out.writeEndArray();
            var columns = board.columns(project.id());
            out.writeArrayPropertyStart("columns");
            columns.forEach(column -> out.writePOJO(line(column)));
            out.writeEndArray();
            out.writeArrayPropertyStart("issues");
            issues(project.id(), columns.stream().map(BoardColumn::id).toList(), out);
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    private void issues(UUID project, List<UUID> columns, JsonGenerator out) {
        long after = 0;
        List<Issue> page;
        do {
            page = issues.numbered(project, after, PAGE);
            var standing = board.standing(page.stream().map(Issue::id).toList());
            for (var issue : page) {
                out.writePOJO(line(issue, standing.get(issue.id()), columns));
                after = issue.number();
            }
        } while (page.size() == PAGE);
    }

    private IssueLine line(Issue issue, @Nullable Standing standing, List<UUID> columns) {
        int column = standing == null ? -1 : columns.indexOf(standing.column());
        var due = issue.filing().dueOn();
        return new IssueLine(
                issue.number(),
                issue.title(),
                issue.body(),
                issue.state().name().toLowerCase(Locale.ROOT),
                new ArrayList<>(issue.labels()),
                new ArrayList<>(issue.assignees()),
                issue.priority(),
                due == null ? "" : due.toString(),
                issue.filing().category(),
                issue.author(),
                issue.createdAt(),
                issue.modifiedAt(),
                column < 0 ? null : Integer.valueOf(column),
                standing == null || column < 0 ? null : Long.valueOf(standing.rank()),
                new ArrayList<>(issues.comments(issue.id()).stream()
                        .map(ProjectExport::line)
                        .toList()));
    }

    private static CommentLine line(Comment comment) {
        return new CommentLine(comment.body(), comment.author(), comment.createdAt(), comment.modifiedAt());
    }

    private static ColumnLine line(BoardColumn column) {
        var takes = column.takes();
        return new ColumnLine(
                column.name(),
                column.kind().name().toLowerCase(Locale.ROOT),
                column.wipLimit(),
                takes == null ? null : takes.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
