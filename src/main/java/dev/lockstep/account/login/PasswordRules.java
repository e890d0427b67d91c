package dev.lockstep.account.login;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.lockstep.base.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which passwords are taken: as they were sent, nothing cut off or folded. */
final class PasswordRules {
    private static final int MIN_CHARS = 8;
    private static final int MAX_CHARS = 256;
    /** What is beyond does not make it weaker, and looking at it takes long. */
    private static final int LOOKED_AT_CHARS = 64;
    /** 0 and 1 are what a guesser tries first: lists of usual passwords, names, rows of keys. */
    private static final int MIN_SCORE = 2;

    private static final Zxcvbn STRENGTH = new Zxcvbn();

    private PasswordRules() {}

    /** @param own the person's name and address, which are no secret */
    static String checked(@Nullable String password, String field, List<String> own) {
        if (password == null || password.isEmpty()) {
            throw Refused.invalid("field_missing", field, field + " is required.");
        }
        int chars = password.codePointCount(0, password.length());
        if (chars < MIN_CHARS) {
            throw Refused.invalid("password_too_short", field, "A password has at least " + MIN_CHARS + " characters.");
        }
        bounded(password, field);
        if (password.indexOf('\0') >= 0) {
            throw Refused.invalid("password_unusable", field, "A password cannot hold the character NUL.");
        }
        var start = password.substring(0, Math.min(password.length(), LOOKED_AT_CHARS));
        if (STRENGTH.measure(start, own).getScore() < MIN_SCORE) {
            throw Refused.invalid(
                    "password_guessable",
                    field,
                    "This password is among those that are tried first. Take some unrelated words, or let a password"
                            + " manager make one.");
        }
        return password;
    }

    /** What somebody claims to be a password: only its length is judged. */
    static String bounded(String password, String field) {
        if (password.codePointCount(0, password.length()) > MAX_CHARS) {
            throw Refused.invalid("password_too_long", field, "A password has at most " + MAX_CHARS + " characters.");
        }
        return password;
    }
}
