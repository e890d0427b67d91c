package dev.lockstep.api.graphql.change;

import dev.lockstep.api.access.Gate;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.read.ItemNode;
import dev.lockstep.api.graphql.read.LabelNode;
import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Texts;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.listing.Happening.What;
import dev.lockstep.project.Projects;
import dev.lockstep.project.listing.LabelLists;
import dev.lockstep.project.listing.LabelLists.Named;
import graphql.schema.idl.RuntimeWiring;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Labels: made for projects, put on issues and taken off. */
@Component
final class Labelling implements RuntimeWiringConfigurer {
    private static final int MAX_NAME = 255;

    private final Edits edits;
    private final LabelLists labels;
    private final Projects projects;
    private final Gate gate;
    private final Database database;

    Labelling(Edits edits, LabelLists labels, Projects projects, Gate gate, Database database) {
        this.edits = edits;
        this.labels = labels;
        this.projects = projects;
        this.gate = gate;
        this.database = database;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation create = this::create;
        Mutation add = (input, asking) -> put(input, asking, What.LABEL_ADDED);
        Mutation remove = (input, asking) -> put(input, asking, What.LABEL_REMOVED);
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createLabel", create.into("label"))
                        .dataFetcher("addLabelToIssue", add.into("addedLabelEvent"))
                        .dataFetcher("removeLabelFromIssue", remove.into("removedLabelEvent")));
    }

    /** One that a project has already keeps its color. */
    private LabelNode create(Input input, Asking asking) {
        var name = Texts.line(input.text("name"));
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw Refused.invalid("name_invalid", "name", "A label's name has 1 to " + MAX_NAME + " characters.");
        }
        var color = input.text("color").substring(1);
        var wanted = trackables(input);
        wanted.forEach(project -> gate.must(asking.visitor(), Least.EDITOR, Of.PROJECT, project));
        database.write(() -> wanted.forEach(project -> projects.ensureLabel(project, name, color)));
        var first = Named.of(wanted.getFirst(), name);
        return LabelNode.of(Objects.requireNonNull(labels.named(List.of(first)).get(first)));
    }

    private static List<UUID> trackables(Input input) {
        var given = input.value("trackables") instanceof Collection<?> several ? several : List.of();
        if (given.isEmpty()) {
            throw Refused.invalid("field_missing", "trackables", "Name the projects that shall have it.");
        }
        return given.stream()
                .map(id -> NodeIds.uuid(id.toString(), "trackables"))
                .toList();
    }

    private @Nullable ItemNode put(Input input, Asking asking, What what) {
        var label = input.id("label");
        return edits.edit(asking, input.id("issue"), what, issue -> {
            var all = new TreeSet<>(issue.labels());
            if (what == What.LABEL_ADDED) {
                all.add(name(label, issue));
            } else {
                all.remove(name(label, issue));
            }
            return new Edit(null, null, null, all, null, null);
        });
    }

    private String name(UUID label, Issue issue) {
        return labels.find(label)
                .filter(stored -> stored.projectId().equals(issue.projectId()))
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_FOUND,
                        "label_not_found",
                        "label",
                        "The issue's project has no label with this id."))
                .name();
    }
}
