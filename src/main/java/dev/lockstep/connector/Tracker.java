package dev.lockstep.connector;

/** A kind of outside system. The name in lower case is what is stored and shown. */
public enum Tracker {
    GITHUB(true),
    JIRA(false),
    PLANE(false);

    private final boolean listsCommentsOfContainer;

    Tracker(boolean listsCommentsOfContainer) {
        this.listsCommentsOfContainer = listsCommentsOfContainer;
    }

    /** One listing tells of all changed comments; elsewhere they are listed issue by issue. */
    public boolean listsCommentsOfContainer() {
        return listsCommentsOfContainer;
    }
}
