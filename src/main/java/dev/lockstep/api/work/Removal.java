package dev.lockstep.api.work;

import dev.lockstep.api.Visitor;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.member.Teams;
import dev.lockstep.project.Project;
import dev.lockstep.sync.Links;
import dev.lockstep.watch.Watches;
import org.springframework.stereotype.Component;

/** Removes a project: unlinked first, so that whatever waits to be sent is given up and no tracker is asked for anything. */
@Component
public class Removal {
    private final Database database;
    private final Links links;
    private final Watches watches;
    private final Teams teams;

    Removal(Database database, Links links, Watches watches, Teams teams) {
        this.database = database;
        this.links = links;
        this.watches = watches;
        this.teams = teams;
    }

    public void of(Project project, Visitor visitor) {
        if (!visitor.admin() && !watches.list(project.id(), 1, null).items().isEmpty()) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "project_watched",
                    null,
                    "Watches with their actions run for this project. An administrator must remove them first.");
        }
        database.write(() -> {
            links.ofProject(project.id()).forEach(link -> links.delete(link.id()));
            teams.delete(project, visitor.id());
        });
    }
}
