package dev.lockstep.api.repeat;

import dev.lockstep.api.Visitor;
import dev.lockstep.repeat.Asked;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header: a structured field's string in quotes, or, as many clients send it, without them. */
final class RepeatKey {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern FORM =
            Pattern.compile("\"([\\x20-\\x7e&&[^\"\\\\]]{1,255})\"|([\\x21-\\x7e&&[^\"]]{1,255})");

    private RepeatKey() {}

    static Optional<String> read(String header) {
        var form = FORM.matcher(header.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(form.group(1) != null ? form.group(1) : form.group(2));
    }

    static Asked asked(Visitor visitor, String key, HttpServletRequest request, byte[] body) {
        var person = visitor.person();
        var what = new ByteArrayOutputStream();
        var line = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n"
                + request.getContentType() + "\n";
        what.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        what.writeBytes(body);
        return new Asked(person == null ? "admin" : person.id().toString(), key, what.toByteArray());
    }
}
