package dev.lockstep.base;

import org.jspecify.annotations.Nullable;

/**
 * Bad input or a request that cannot be done now. The surfaces turn it into an RFC 9457 problem; nothing was changed.
 */
public final class Refused extends RuntimeException {
    /** What kind of no it is; the surfaces map it to their own status (400, 401, 403, 404, 409, 422, 503). */
    public enum Kind {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        /** The state of the record does not allow it, and asking again changes nothing. */
        STATE,
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final @Nullable String field;

    /**
     * @param code stable, snake_case, for machines
     * @param field the input or setting that is meant, null when none is
     * @param message what is wrong and the way out, one or two sentences for a person
     */
    public Refused(Kind kind, String code, @Nullable String field, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.field = field;
    }

    public static Refused invalid(String code, String field, String message) {
        return new Refused(Kind.INVALID, code, field, message);
    }

    public static Refused notFound(String what) {
        return new Refused(Kind.NOT_FOUND, what + "_not_found", null, "There is no " + what + " with this id.");
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }
}
