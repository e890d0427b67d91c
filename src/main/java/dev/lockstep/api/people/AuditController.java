package dev.lockstep.api.people;

import dev.lockstep.account.audit.AuditEntry;
import dev.lockstep.account.audit.AuditLog;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The audit log, for administrators. */
@RestController
@Access(Least.ADMINISTRATOR)
@RequestMapping("/api/v1/audit")
class AuditController {
    private final AuditLog log;
    private final JsonMapper mapper;

    AuditController(AuditLog log, JsonMapper mapper) {
        this.log = log;
        this.mapper = mapper;
    }

    /** Newest first. */
    @GetMapping
    ResponseEntity<Page<AuditEntry>> listAudit(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(log.list(Page.limit(limit), cursor));
    }

    /** All of it as JSON lines, oldest first. */
    @GetMapping("/export")
    void exportAudit(HttpServletResponse response) throws IOException {
        response.setContentType("application/jsonl");
        response.setHeader("Content-Disposition", "attachment; filename=\"lockstep-audit.jsonl\"");
        var out = response.getOutputStream();
        log.each(entry -> {
            try {
                out.write((mapper.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    /** Whether its chain of hashes holds, and where it breaks. */
    @GetMapping("/verify")
    AuditLog.Verdict verifyAudit() {
        return log.verify();
    }
}
