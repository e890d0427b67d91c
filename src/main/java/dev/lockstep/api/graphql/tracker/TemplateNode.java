package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.read.TypedNode;
import dev.lockstep.template.Template;
import dev.lockstep.template.Templates;

/** A template, with its type in the schema. */
record TemplateNode(Template template, String typeName) implements TypedNode {
    static TemplateNode of(Template template) {
        var kind = Templates.of(template.tracker());
        return new TemplateNode(
                template,
                template.equals(kind.ims())
                        ? "IMSTemplate"
                        : template.equals(kind.project())
                                ? "IMSProjectTemplate"
                                : template.equals(kind.issue()) ? "IMSIssueTemplate" : "IMSUserTemplate");
    }

    @Override
    public String id() {
        return template.id();
    }

    public String name() {
        return template.name();
    }

    public String description() {
        return template.description();
    }
}
