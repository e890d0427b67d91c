package dev.lockstep.member;

import dev.lockstep.base.Database;
import dev.lockstep.event.Events;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectNews;
import dev.lockstep.project.Projects;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with whole projects. Publishes {@code project.created}, {@code project.updated}, {@code project.deleted}. */
@Component
public class Teams {
    private final Database database;
    private final Projects projects;
    private final Members members;
    private final Events events;

    Teams(Database database, Projects projects, Members members, Events events) {
        this.database = database;
        this.projects = projects;
        this.members = members;
        this.events = events;
    }

    /**
     * A project that is to be.
     *
     * @param owner null where whoever runs the hub makes it: it has no members then
     * @param editors others who are members from the beginning
     * @param ofMembers whoever makes it is no administrator
     */
    public record Founding(
            String name, String description, @Nullable UUID owner, Set<UUID> editors, boolean ofMembers) {}

    public Project found(Founding wanted) {
        return database.write(() -> {
            var project = projects.create(wanted.name(), wanted.description(), wanted.ofMembers());
            var owner = wanted.owner();
            publish("project.created", project, owner, owner);
            if (owner != null) {
                members.found(project.id(), owner, Role.OWNER, owner);
            }
            wanted.editors().stream()
                    .filter(editor -> !editor.equals(owner))
                    .forEach(editor -> members.found(project.id(), editor, Role.EDITOR, owner));
            return project;
        });
    }

    /** Null members stay as they are. */
    public Project change(UUID id, @Nullable String name, @Nullable String description, boolean ofMembers) {
        return database.write(() -> {
            var changed = projects.change(id, name, description, ofMembers);
            publish("project.updated", changed, members.firstOwner(id), null);
            return changed;
        });
    }

    /** Of an archived project nothing is changed by people until it is restored. */
    public Project archive(UUID id, boolean archived) {
        return database.write(() -> {
            var changed = projects.archive(id, archived);
            publish("project.updated", changed, members.firstOwner(id), null);
            return changed;
        });
    }

    /** Closed issues that nobody touched for so many days are put away; 0 for never. */
    public Project archiveAfter(UUID id, int days) {
        return database.write(() -> {
            var changed = projects.archiveAfter(id, days);
            publish("project.updated", changed, members.firstOwner(id), null);
            return changed;
        });
    }

    /** @param by who does it; null for whoever runs the hub */
    public void delete(Project project, @Nullable UUID by) {
        database.write(() -> {
            var creator = members.firstOwner(project.id());
            var team = members.all(project.id()).stream()
                    .map(member -> member.person().id())
                    .toList();
            projects.delete(project.id());
            publish("project.deleted", ProjectNews.of(project, creator).by(by, team));
        });
    }

    private void publish(String type, Project project, @Nullable UUID creator, @Nullable UUID by) {
        publish(type, ProjectNews.of(project, creator).by(by, List.of()));
    }

    private void publish(String type, ProjectNews news) {
        events.publish(type, news.id().toString(), news.id(), news);
    }
}
