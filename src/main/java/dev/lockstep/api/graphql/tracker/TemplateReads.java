package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.list.Connection;
import dev.lockstep.api.graphql.list.Held;
import dev.lockstep.template.Template;
import dev.lockstep.template.Templates;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** What each kind of tracker is to be told, and what it was told. */
@Component
class TemplateReads implements RuntimeWiringConfigurer {
    static final Held<TemplateNode> LISTED = new Held<>(
            Map.of("id", TemplateNode::id, "name", TemplateNode::name, "description", TemplateNode::description));
    static final List<TemplateNode> ALL =
            Templates.IMS.stream().map(TemplateNode::of).toList();
    private static final List<String> TYPES =
            List.of("IMSTemplate", "IMSProjectTemplate", "IMSIssueTemplate", "IMSUserTemplate");

    private final Seen seen;

    TemplateReads(Seen seen) {
        this.seen = seen;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("Query", type -> type.dataFetcher("imsTemplates", env -> LISTED.page(env, ALL)));
        TYPES.forEach(name -> wiring.type(
                name, type -> type.dataFetcher("templateFieldSpecifications", TemplateReads::specifications)));
        wiring.type(
                "IMSTemplate",
                type -> type.dataFetcher("isDeprecated", env -> false)
                        .dataFetcher("isAbstract", env -> false)
                        .dataFetcher("imsProjectTemplate", env -> kind(env, Templates.Kind::project))
                        .dataFetcher("imsIssueTemplate", env -> kind(env, Templates.Kind::issue))
                        .dataFetcher("imsUserTemplate", env -> kind(env, Templates.Kind::user))
                        .dataFetcher("usedIn", this::usedIn));
        List.of("IMS", "IMSProject", "IMSIssue", "IMSUser")
                .forEach(name -> wiring.type(
                        name,
                        type -> type.dataFetcher("template", TemplateReads::template)
                                .dataFetcher("templatedFields", TemplateReads::fields)
                                .dataFetcher("templatedField", TemplateReads::field)));
    }

    /** A field as it is sent. */
    record JsonField(String name, @Nullable Object value) {}

    private static List<JsonField> specifications(DataFetchingEnvironment env) {
        String prefix = env.getArgument("namePrefix");
        return node(env).template().fields().entrySet().stream()
                .filter(each -> prefix == null || each.getKey().startsWith(prefix))
                .map(each -> new JsonField(each.getKey(), each.getValue().json()))
                .toList();
    }

    private static TemplateNode kind(DataFetchingEnvironment env, Function<Templates.Kind, Template> which) {
        return TemplateNode.of(which.apply(Templates.of(node(env).template().tracker())));
    }

    private Connection<Ims> usedIn(DataFetchingEnvironment env) {
        var tracker = node(env).template().tracker();
        var all = seen.imss(Asking.of(env).visitor()).stream()
                .filter(ims -> ims.connection().tracker() == tracker)
                .toList();
        return ImsReads.LISTED.page(env, all);
    }

    /** Somebody who is only named has no fields. */
    private static @Nullable TemplateNode template(DataFetchingEnvironment env) {
        return env.getSource() instanceof Templated templated ? TemplateNode.of(templated.form()) : null;
    }

    private static List<JsonField> fields(DataFetchingEnvironment env) {
        List<String> names = env.getArgument("names");
        boolean prefixes = Boolean.TRUE.equals(env.getArgument("prefixMatching"));
        return values(env).entrySet().stream()
                .filter(each -> names == null
                        || (prefixes
                                ? names.stream().anyMatch(each.getKey()::startsWith)
                                : names.contains(each.getKey())))
                .map(each -> new JsonField(each.getKey(), each.getValue()))
                .toList();
    }

    private static @Nullable Object field(DataFetchingEnvironment env) {
        return values(env).get(env.<String>getArgument("name"));
    }

    private static Map<String, @Nullable Object> values(DataFetchingEnvironment env) {
        return env.getSource() instanceof Templated templated ? templated.values() : new HashMap<>();
    }

    private static TemplateNode node(DataFetchingEnvironment env) {
        return Objects.requireNonNull(env.<TemplateNode>getSource());
    }
}
