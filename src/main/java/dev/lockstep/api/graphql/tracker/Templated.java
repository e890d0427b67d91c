package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.read.TypedNode;
import dev.lockstep.template.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node whose fields a template names. */
interface Templated extends TypedNode {
    Template form();

    /** Of all fields, without what is secret. */
    Map<String, @Nullable Object> values();
}
