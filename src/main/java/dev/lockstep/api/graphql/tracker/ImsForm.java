package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Tracker;
import dev.lockstep.template.Template;
import dev.lockstep.template.Template.Given;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is given for a connection, as it is meant: system G's documents print some of it otherwise than it took it. Pure. */
final class ImsForm {
    private static final String ROOT = "root-url";
    private static final String EDITION = "jira-edition";
    private static final String GRAPHQL = "graphql-url";
    private static final String READER = "read-user";

    private ImsForm() {}

    /** @param warn is told of what has no effect */
    static List<Given> meant(Tracker tracker, List<Given> given, Consumer<String> warn) {
        Template.byName(given); // before anything is read twice
        GivenFields.warn(given, warn);
        return tracker == Tracker.JIRA ? jira(given, warn) : given;
    }

    private static List<Given> jira(List<Given> given, Consumer<String> warn) {
        List<Given> meant = new ArrayList<>();
        for (var each : given) {
            if (each.name().equals(ROOT) && each.value() instanceof String address) {
                meant.add(new Given(ROOT, root(address)));
            } else if (!each.name().equals(GRAPHQL)) {
                meant.add(each);
            } else if (each.value() instanceof String id && NodeIds.uuid(id).isPresent() && !has(given, READER)) {
                meant.add(new Given(READER, id)); // the printed example puts it there
            } else {
                warn.accept("Jira has no graphql-url; it was ignored.");
            }
        }
        if (!has(meant, EDITION)) {
            meant.stream()
                    .filter(each -> each.name().equals(ROOT))
                    .flatMap(each ->
                            each.value() instanceof String text ? Stream.of(address(text)) : Stream.<URI>empty())
                    .findFirst()
                    .ifPresent(address -> meant.add(new Given(EDITION, edition(address))));
        }
        return meant;
    }

    private static boolean has(List<Given> given, String name) {
        return given.stream().anyMatch(each -> each.name().equals(name) && each.value() != null);
    }

    /** The address of a Jira, also where that of its API is given. */
    static String root(String address) {
        return address.strip().replaceAll("/+$", "").replaceFirst("/rest/api(/(\\d|latest))?$", "");
    }

    static String edition(URI address) {
        var host = address.getHost();
        return host != null && host.toLowerCase(Locale.ROOT).endsWith("atlassian.net") ? "CLOUD" : "DATA_CENTER";
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            throw Refused.invalid(
                    "field_invalid", ROOT, ROOT + " must begin with http:// or https:// and name a host.");
        }
    }

    /** GitHub's two APIs stand side by side. */
    static String graphqlUrl(URI rest) {
        return rest.toString().replaceFirst("/api/v3$", "/api") + "/graphql";
    }

    static String restUrl(String graphql) {
        return graphql.strip()
                .replaceAll("/+$", "")
                .replaceFirst("/api/graphql$", "/api/v3")
                .replaceFirst("/graphql$", "");
    }
}
