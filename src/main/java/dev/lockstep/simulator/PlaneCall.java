package dev.lockstep.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One request of somebody who is signed in. */
record PlaneCall(PlaneWorld world, Request request, Map<String, String> params, PlaneUser user) {
    PlaneProject project() {
        return world.project(param("slug"), id("project")).orElseThrow(PlaneErrors::forbidden);
    }

    /** The project, when the caller may do more there than read and comment. */
    PlaneProject writable() {
        var project = project();
        if (project.role(user) < 15) {
            throw PlaneErrors.detail(403, "You do not have permission to perform this action.");
        }
        return project;
    }

    PlaneIssue issue(PlaneProject project) {
        var issue = project.issues.get(id("item"));
        if (issue == null) {
            throw PlaneErrors.gone();
        }
        return issue;
    }

    PlaneComment comment(PlaneProject project, PlaneIssue issue) {
        var comment = project.comment(issue.id(), id("comment"));
        if (comment == null) {
            throw PlaneErrors.gone();
        }
        return comment;
    }

    String param(String name) {
        return params.getOrDefault(name, "");
    }

    /** An address without a uuid where one belongs leads nowhere. */
    UUID id(String name) {
        return uuid(param(name)).orElseThrow(PlaneErrors::pageNotFound);
    }

    ObjectNode body() {
        return Json.parse(request.body()).orElseThrow(() -> PlaneErrors.detail(400, "JSON parse error"));
    }

    static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    /** The member's text, checked as the server checks all texts. */
    static @Nullable String text(ObjectNode body, String member, int mostCharacters) {
        var value = body.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw PlaneErrors.field(member, "Not a valid string.");
        }
        var text = value.stringValue();
        if (text.indexOf('\0') >= 0) {
            throw PlaneErrors.field(member, "Null characters are not allowed.");
        }
        if (Json.hasLoneSurrogate(text)) {
            throw PlaneErrors.error(500, "Something went wrong please try again later");
        }
        if (text.codePointCount(0, text.length()) > mostCharacters) {
            throw PlaneErrors.field(member, "Ensure this field has no more than " + mostCharacters + " characters.");
        }
        return text;
    }

    static @Nullable List<UUID> uuids(ObjectNode body, String member) {
        var value = body.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        var ids = new ArrayList<UUID>();
        for (JsonNode item : value.values()) {
            ids.add(uuid(item.asString(""))
                    .orElseThrow(() -> PlaneErrors.field(member, "“" + item.asString("") + "” is not a valid UUID.")));
        }
        return ids;
    }
}
