package dev.lockstep.text;

/**
 * A sign in a text that reaches out of it.
 *
 * @param level how many signs stand between {@code before} and {@code after}; one makes it harmless, and each
 *     further one stands for one that was there before
 * @param reach of a closing word: the reference that follows it, empty when none does
 */
record Token(Kind kind, int start, int end, String before, int level, String after, String reach) {
    /** Zero width space: keeps a name from calling anybody, and nobody sees it. */
    static final String SIGN = "\u200B";

    enum Kind {
        /** {@code fixes} before a reference. */
        CLOSING(SIGN),
        /** {@code @ann}, {@code @team/name}. */
        MENTION(SIGN),
        /** {@code #12}, {@code owner/name#12}. */
        REFERENCE(SIGN),
        /** {@code WEB-7}. */
        KEY(SIGN),
        /** A tag by which Plane calls somebody. Harmless it is still a tag, so that what is around it is read alike. */
        TAG("x-");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    String plain() {
        return before + after;
    }

    /** What is the same when it is written somewhere else. */
    String key() {
        return plain() + reach;
    }

    String at(int newLevel) {
        return before + kind.sign.repeat(newLevel) + after;
    }

    String source() {
        return at(level);
    }

    /** Of a reference: with its repository. */
    boolean isQualified() {
        return kind == Kind.REFERENCE && before.length() > 1;
    }

    /** Of a key: without the hyphen. */
    String project() {
        return before.substring(0, before.length() - 1);
    }
}
