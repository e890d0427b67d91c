package dev.lockstep.text;

import java.util.List;

/** A part of a text that becomes another. */
record Edit(int start, int end, String text) {
    static Edit of(Token token, String text) {
        return new Edit(token.start(), token.end(), text);
    }

    /** @param edits ascending */
    static String all(String source, List<Edit> edits) {
        var out = new StringBuilder(source.length() + edits.size());
        int at = 0;
        for (var edit : edits) {
            if (edit.start() >= at) {
                out.append(source, at, edit.start()).append(edit.text());
                at = edit.end();
            }
        }
        return out.append(source, at, source.length()).toString();
    }
}
