package dev.lockstep.api.work;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.people.AuditTrail;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Origin;
import dev.lockstep.project.Projects;
import dev.lockstep.transfer.ProjectExport;
import dev.lockstep.transfer.ProjectFile.Imported;
import dev.lockstep.transfer.ProjectImport;
import dev.lockstep.transfer.ProjectImport.Importer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Projects as files. */
@RestController
class TransferController {
    private final ProjectExport out;
    private final ProjectImport in;
    private final Projects projects;

    TransferController(ProjectExport out, ProjectImport in, Projects projects) {
        this.out = out;
        this.in = in;
        this.projects = projects;
    }

    /** Its labels, columns, issues and comments, as a file that {@code import} takes. Written page by page. */
    @Access(value = Least.VIEWER, of = Of.PROJECT)
    @GetMapping("/api/v1/projects/{id}/export")
    void exportProject(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var project = projects.find(id).orElseThrow(() -> Refused.notFound("project"));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Content-Disposition", "attachment; filename=\"project.json\"");
        out.write(project, response.getOutputStream());
    }

    /**
     * The body is a file of {@code export}. It becomes a new project, whose owner is whoever imports it; {@code name} where it
     * shall have another. All of it comes in, or nothing.
     */
    @Access(Least.SIGNED_IN)
    @PostMapping("/api/v1/projects/import")
    ResponseEntity<Imported> importProject(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type == null || !type.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            throw new HttpMediaTypeNotSupportedException(
                    "A project's file is " + MediaType.APPLICATION_JSON_VALUE + ".");
        }
        var person = visitor.person();
        var by = new Importer(person == null ? null : person.id(), visitor.admin(), Origin.hub(Visitor.author()));
        var made = in.read(request.getInputStream(), name == null || name.isBlank() ? null : name, by);
        AuditTrail.about(request, made.id().toString());
        return ResponseEntity.created(URI.create("/api/v1/projects/" + made.id()))
                .body(made);
    }
}
