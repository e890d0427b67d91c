package dev.lockstep.contract;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A path with names in braces; the last of them may stand for several segments. */
record PathTemplate(String template, JsonNode operations) {
    private List<String> parts() {
        return List.of(template.split("/", -1));
    }

    /** The plainer goes first: {@code issues/comments} before {@code issues/{number}}. */
    long vagueness() {
        return parts().stream().filter(PathTemplate::isName).count() + (endsInRest() ? 100 : 0);
    }

    private boolean endsInRest() {
        for (var operation : operations) {
            for (var parameter : operation.get("parameters")) {
                if (parameter.path("rest").asBoolean(false)
                        && template.endsWith("{" + parameter.get("name").stringValue() + "}")) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean fits(String path) {
        var parts = parts();
        var given = given(path);
        if (parts.size() != given.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            boolean fits = isName(parts.get(i))
                    ? !given.get(i).isEmpty()
                    : parts.get(i).equals(given.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    String value(String name, String path) {
        int at = parts().indexOf("{" + name + "}");
        return at < 0 ? null : given(path).get(at);
    }

    private List<String> given(String path) {
        return List.of(path.split("/", endsInRest() ? parts().size() : -1));
    }

    private static boolean isName(String part) {
        return part.startsWith("{");
    }
}
