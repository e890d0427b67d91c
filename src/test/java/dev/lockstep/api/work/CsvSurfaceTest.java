package dev.lockstep.api.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import dev.lockstep.base.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CsvSurfaceTest extends Surface {
    @Test
    void whatASpreadsheetWouldRunIsText() {
        assertThat(Csv.row(List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "a=b", "\uFF1D1+1", "")))
                .isEqualTo("'=1+1,'+1,'-1,'@SUM(A1),'\tx,a=b,'\uFF1D1+1,\r\n");
        assertThat(Csv.row(List.of("a,b", "say \"hi\"", "two\nlines", "=cmd|'/C calc'!A0,\"x\"")))
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"'=cmd|'/C calc'!A0,\"\"x\"\"\"\r\n");
    }

    @Test
    void eachIssueOfTheProjectIsOneRow() {
        var project = project();
        for (int each = 0; each < 120; each++) {
            issue(project, "Issue " + each, List.of());
        }
        var last = issue(project, "=HYPERLINK(\"http://evil.test\")", List.of("-1", "b"));
        post("/api/v1/issues/" + last + "/comments", "{\"body\":\"Word\"}");
        issue(project(), "Elsewhere", List.of());
        var answer = get("/api/v1/projects/" + project + "/issues/csv");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        var rows = answer.body().lines().toList();
        assertThat(rows).hasSize(122).noneMatch(row -> row.contains("Elsewhere"));
        assertThat(rows.stream().map(row -> row.substring(row.lastIndexOf(',') + 1)))
                .doesNotHaveDuplicates();
        assertThat(rows)
                .anyMatch(row ->
                        row.startsWith("121,\"'=HYPERLINK(\"\"http://evil.test\"\")\",todo,\"'-1, b\",,none,1,"));
        assertThat(get("/api/v1/projects/" + UUID.randomUUID() + "/issues/csv").text("code"))
                .isEqualTo("project_not_found");
    }

    private String issue(String project, String title, List<String> labels) {
        var body = Json.write(Map.of("projectId", project, "title", title, "labels", labels));
        return post("/api/v1/issues", body).text("id");
    }

    private String project() {
        return post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id");
    }
}
