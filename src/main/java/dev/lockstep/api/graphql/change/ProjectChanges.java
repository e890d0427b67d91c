package dev.lockstep.api.graphql.change;

import dev.lockstep.api.access.Gate;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.work.Removal;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.board.Board;
import dev.lockstep.member.Teams;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import dev.lockstep.project.listing.RepositoryAddresses;
import graphql.schema.idl.RuntimeWiring;
import java.util.Set;
import java.util.UUID;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Projects, made, changed and removed. */
@Component
final class ProjectChanges implements RuntimeWiringConfigurer {
    private final Projects projects;
    private final Teams teams;
    private final RepositoryAddresses repositories;
    private final Removal removal;
    private final Board board;
    private final Gate gate;
    private final Audited audited;
    private final Database database;

    ProjectChanges(
            Projects projects,
            Teams teams,
            RepositoryAddresses repositories,
            Removal removal,
            Board board,
            Gate gate,
            Audited audited,
            Database database) {
        this.projects = projects;
        this.teams = teams;
        this.repositories = repositories;
        this.removal = removal;
        this.board = board;
        this.gate = gate;
        this.audited = audited;
        this.database = database;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation create = this::create;
        Mutation update = this::update;
        Mutation delete = this::delete;
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createProject", create.into("project"))
                        .dataFetcher("updateProject", update.into("project"))
                        .dataFetcher("deleteProject", delete.into("id")));
    }

    private Project create(Input input, Asking asking) {
        var visitor = asking.visitor();
        var founding =
                new Teams.Founding(input.text("name"), described(input), visitor.id(), Set.of(), !visitor.admin());
        return audited.act(
                asking,
                "project.make",
                project -> project.id().toString(),
                () -> database.write(() -> {
                    var project = teams.found(founding);
                    board.furnish(project.id());
                    keepRepository(project.id(), input);
                    return project;
                }));
    }

    private static String described(Input input) {
        var text = input.textOrNull("description");
        return text == null ? "" : text;
    }

    private Project update(Input input, Asking asking) {
        var id = input.id("id");
        gate.must(asking.visitor(), Least.OWNER, Of.PROJECT, id);
        find(id);
        var name = input.has("name") ? input.text("name") : null;
        return database.write(() -> {
            keepRepository(id, input);
            return teams.change(
                    id, name, input.textOrNull("description"), !asking.visitor().admin());
        });
    }

    private void keepRepository(UUID project, Input input) {
        if (input.has("repositoryURL")) {
            repositories.keep(project, input.text("repositoryURL"));
        }
    }

    private String delete(Input input, Asking asking) {
        var id = input.id("id");
        gate.must(asking.visitor(), Least.OWNER, Of.PROJECT, id);
        return audited.act(asking, "project.delete", done -> done, () -> {
            removal.of(find(id), asking.visitor());
            return id.toString();
        });
    }

    private Project find(UUID id) {
        return projects.find(id).orElseThrow(() -> Refused.notFound("project"));
    }
}
