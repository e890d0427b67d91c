package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/projects")
class ProjectsController {
    private final Projects projects;

    ProjectsController(Projects projects) {
        this.projects = projects;
    }

    @GetMapping
    ResponseEntity<Page<Project>> listProjects(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(projects.list(Page.limit(limit), cursor));
    }

    @PostMapping
    ResponseEntity<Project> createProject(@RequestBody NewProject body) {
        var project = projects.create(Bodies.required(body.name(), "name").strip());
        return ResponseEntity.created(URI.create("/api/v1/projects/" + project.id()))
                .body(project);
    }

    @GetMapping("/{id}")
    Project readProject(@PathVariable UUID id) {
        return projects.find(id).orElseThrow(() -> Refused.notFound("project"));
    }

    record NewProject(@Nullable String name) {}
}
