package dev.lockstep.watch.sandbox;

import dev.lockstep.base.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/** How programs write a secret down: as it is, in base64, hex, URL form or JSON. */
final class SecretForms {
    private SecretForms() {}

    /** In the letters they have, also as URLs write base64. */
    static Stream<String> exact(String value) {
        var base64 = Stream.of(0, 1, 2).map(before -> inBase64(value, before));
        var json = Json.write(value);
        return Stream.of(value.lines(), base64, Stream.of(value, json.substring(1, json.length() - 1)))
                .flatMap(forms -> forms)
                .flatMap(form -> Stream.of(form, form.replace('+', '-').replace('/', '_')));
    }

    /** In letters that may be small or large. Programs differ in what they leave as it is. */
    static Stream<String> inAnyCase(String value) {
        var form = URLEncoder.encode(value, StandardCharsets.UTF_8);
        var strict = form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        var lax = strict.replace("%2A", "*").replace("%21", "!").replace("%27", "'");
        return Stream.of(
                HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)),
                form,
                form.replace("+", "%20"),
                strict,
                lax.replace("%28", "(").replace("%29", ")"));
    }

    /** What is the same in base64 whatever stands around it, when so many bytes of a group stand before. */
    private static String inBase64(String value, int before) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        var shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int first = before == 0 ? 0 : before + 1;
        int last = (before + bytes.length) * 8 / 6;
        return last > first ? text.substring(first, last) : "";
    }
}
