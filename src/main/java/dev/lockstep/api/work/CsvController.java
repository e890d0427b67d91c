package dev.lockstep.api.work;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.project.Projects;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Issues for a spreadsheet. */
@RestController
class CsvController {
    private static final int ROWS_AT_ONCE = 100;
    private static final List<String> HEAD = List.of(
            "number",
            "title",
            "state",
            "labels",
            "assignees",
            "priority",
            "comments",
            "createdAt",
            "modifiedAt",
            "dueOn",
            "category",
            "id");

    private final Issues issues;
    private final Projects projects;

    CsvController(Issues issues, Projects projects) {
        this.issues = issues;
        this.projects = projects;
    }

    /** All issues of the project, newest change first; read and written page by page. */
    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @GetMapping("/api/v1/projects/{id}/issues/csv")
    void exportIssues(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        if (projects.find(id).isEmpty()) {
            throw Refused.notFound("project");
        }
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"issues.csv\"");
        var out = response.getOutputStream();
        out.write(Csv.row(HEAD).getBytes(StandardCharsets.UTF_8));
        String next = null;
        do {
            var page = issues.list(id, ROWS_AT_ONCE, next);
            out.write(rows(page).getBytes(StandardCharsets.UTF_8));
            next = page.next();
        } while (next != null);
    }

    private String rows(Slice<Issue> page) {
        var counts = issues.commentCounts(page.items().stream().map(Issue::id).toList());
        var rows = new StringBuilder();
        page.items().forEach(issue -> rows.append(Csv.row(cells(issue, counts.getOrDefault(issue.id(), 0L)))));
        return rows.toString();
    }

    private static List<String> cells(Issue issue, long comments) {
        return List.of(
                String.valueOf(issue.number()),
                issue.title(),
                Words.of(issue.state()),
                String.join(", ", issue.labels()),
                String.join(", ", issue.assignees()),
                issue.priority(),
                String.valueOf(comments),
                issue.createdAt().toString(),
                issue.modifiedAt().toString(),
                issue.filing().dueOn() == null ? "" : issue.filing().dueOn().toString(),
                issue.filing().category(),
                issue.id().toString());
    }
}
