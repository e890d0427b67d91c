package dev.lockstep.text;

import java.util.Optional;

/** Which issues are the same at two places. Asked only for what a text really says; may ask a database. */
public interface References {
    References NONE = new References() {
        @Override
        public Optional<String> there(String reference) {
            return Optional.empty();
        }

        @Override
        public Optional<String> back(String reference) {
            return Optional.empty();
        }
    };

    /**
     * What the other place calls it.
     *
     * @param reference as the text's home writes it: {@code #12}, {@code owner/name#12}, {@code WEB-7}
     * @return empty when that issue does not stand there
     */
    Optional<String> there(String reference);

    /** The other way: as the text's home writes it, empty when it does not stand there. */
    Optional<String> back(String reference);
}
