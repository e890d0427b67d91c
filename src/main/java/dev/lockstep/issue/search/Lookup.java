package dev.lockstep.issue.search;

/** How a list comes to the issues that have a text or some words. */
public enum Lookup {
    /** By the index of them, where there is one: for what few have. */
    BY_INDEX,
    /** By looking at each issue on the way through the list: for what so many have that a page is soon full. */
    ON_THE_WAY;

    /** So many issues of a list are looked at to choose, those that come first. */
    public static final int LOOKED_AT = 1_000;
    /** With fewer hits among those, the way to a full page is longer than to all hits by an index. */
    private static final int USUAL = 10;

    /** @param seen fewer than {@link #LOOKED_AT} when that is the whole list */
    public static Lookup of(long seen, long hits) {
        return hits >= USUAL || seen < LOOKED_AT ? ON_THE_WAY : BY_INDEX;
    }

    /** What a text is looked for in. */
    public String title() {
        return switch (this) {
            case BY_INDEX -> "lower(title)";
            case ON_THE_WAY -> "lower(title) || ''"; // there is no index of this, so no planner prefers one
        };
    }
}
