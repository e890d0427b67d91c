package dev.lockstep.connector.jira.text;

/** Two lists in a row stay two when their marks differ. One instance sees the blocks of one parent in order. */
final class ListMarks {
    private boolean ordered;
    private String last = "";

    /** The mark of this list, which is what follows the number of an ordered one. */
    String next(Adf list) {
        var usual = list.is("orderedList") ? "." : "-";
        var other = list.is("orderedList") ? ")" : "*";
        return last.equals(usual) && ordered == list.is("orderedList") ? other : usual;
    }

    void after(Adf block) {
        if (block.type().endsWith("List")) {
            var mark = next(block);
            ordered = block.is("orderedList");
            last = mark;
        } else {
            last = "";
        }
    }
}
