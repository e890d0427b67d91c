package dev.lockstep.sync.hand;

/** What a write came to, and as whom it was made. */
public record Written<R>(R answer, By by) {
    public enum By {
        CONNECTION("sent"),
        PERSON("sent_by_person"),
        /** Of the connection, because the tracker did not let the person. */
        INSTEAD("sent_instead");

        private final String reason;

        By(String reason) {
            this.reason = reason;
        }

        /** As operations tell it. */
        public String reason() {
            return reason;
        }
    }
}
