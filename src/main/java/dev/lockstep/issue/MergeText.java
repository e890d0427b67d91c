package dev.lockstep.issue;

/**
 * A text for the merge.
 *
 * @param lines with LF after each, the last one too, so that adding a line does not change the one before it
 * @param ended whether the text itself ends with a line end
 */
record MergeText(String lines, boolean ended) {
    static MergeText of(String text) {
        var lf = text.replace("\r\n", "\n").replace('\r', '\n');
        var ended = lf.isEmpty() || lf.endsWith("\n");
        return new MergeText(ended ? lf : lf + "\n", ended);
    }

    /** One side can only have changed it to what the other has or to the opposite of the base. */
    static boolean ends(MergeText base, MergeText ours, MergeText theirs) {
        return ours.ended == base.ended ? theirs.ended : ours.ended;
    }

    @Override
    public String toString() {
        return ended || lines.isEmpty() ? lines : lines.substring(0, lines.length() - 1);
    }
}
