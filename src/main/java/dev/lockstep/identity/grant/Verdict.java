package dev.lockstep.identity.grant;

/** What became of a code or of a refresh token. */
public sealed interface Verdict {
    record Given(Granted granted) implements Verdict {}

    /** It is not accepted, and never will be: spent, over, or taken back. */
    record No() implements Verdict {}

    /** It is this hub that is not accepted; an operator must see to it. What was sent is unspent. */
    record Unknown() implements Verdict {}

    /**
     * Nothing can be said now.
     *
     * @param spent what was sent may have been used, and must not be sent again
     */
    record Silent(boolean spent) implements Verdict {}
}
