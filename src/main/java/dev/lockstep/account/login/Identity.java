package dev.lockstep.account.login;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Texts;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person tells of himself or herself, checked. */
public record Identity(String name, String email) {
    private static final int MAX_NAME_CHARS = 100;
    private static final int MAX_EMAIL_CHARS = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\",;:\\\\()\\[\\]\\p{Cntrl}]+@[\\p{L}\\p{N}.-]+");

    static Identity of(@Nullable String name, @Nullable String email) {
        return new Identity(name(name), email(email));
    }

    public static String name(@Nullable String given) {
        var name = given == null ? "" : Texts.line(given);
        if (name.isEmpty()) {
            throw Refused.invalid("field_missing", "name", "name is required.");
        }
        if (name.codePointCount(0, name.length()) > MAX_NAME_CHARS) {
            throw Refused.invalid("name_too_long", "name", "A name has at most " + MAX_NAME_CHARS + " characters.");
        }
        return name;
    }

    public static String email(@Nullable String given) {
        var email = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        if (email.isEmpty()) {
            throw Refused.invalid("field_missing", "email", "email is required.");
        }
        if (email.length() > MAX_EMAIL_CHARS || !EMAIL.matcher(email).matches()) {
            throw Refused.invalid("email_invalid", "email", "email must be an address such as ann@example.org.");
        }
        return email;
    }

    List<String> words() {
        return List.of(name, email, email.replaceFirst("@.*", ""));
    }
}
