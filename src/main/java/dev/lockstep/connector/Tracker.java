package dev.lockstep.connector;

/** A kind of outside system. The name in lower case is what is stored and shown. */
public enum Tracker {
    GITHUB("GitHub", true),
    JIRA("Jira", false),
    PLANE("Plane", false);

    private final String title;
    private final boolean listsCommentsOfContainer;

    Tracker(String title, boolean listsCommentsOfContainer) {
        this.title = title;
        this.listsCommentsOfContainer = listsCommentsOfContainer;
    }

    /** As people write it. */
    public String title() {
        return title;
    }

    /** One listing tells of all changed comments; elsewhere they are listed issue by issue. */
    public boolean listsCommentsOfContainer() {
        return listsCommentsOfContainer;
    }
}
