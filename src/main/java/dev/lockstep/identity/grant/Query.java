package dev.lockstep.identity.grant;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and values as forms and addresses have them. Pure. */
final class Query {
    private Query() {}

    static String of(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> encoded(part.getKey()) + "=" + encoded(part.getValue()))
                .collect(Collectors.joining("&"));
    }

    static URI at(URI page, String path, Map<String, String> parts) {
        return URI.create(page + path + "?" + of(parts));
    }

    private static String encoded(String text) {
        // A space is %20 everywhere, and + only in forms.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
