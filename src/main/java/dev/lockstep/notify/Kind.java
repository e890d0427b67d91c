package dev.lockstep.notify;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What somebody can be told of. */
public enum Kind {
    WELCOME("welcome aboard", false),
    PROJECT_CREATED("new project created", false),
    PROJECT_DELETED("project deleted", true),
    MEMBER_ADDED("added to project", true),
    MEMBER_REMOVED("removed from project", true),
    ISSUE_CREATED("new card", false),
    ISSUE_STATUS("change status card", false),
    ASSIGNED("assigned", true),
    COMMENTED("new comment", false),
    MENTIONED("mentioned", true),
    CONFLICT("conflict", true),
    LINK_PAUSED("link paused", true),
    GUARD_HELD("changes wait for you", true),
    IDENTITY_REFUSED("account not accepted", true),
    JOB_DONE("job done", false),
    /** Asked for by the person who gets it, to see whether it comes. */
    TEST("test", true);

    private final String title;
    private final boolean mailed;

    Kind(String title, boolean mailed) {
        this.title = title;
        this.mailed = mailed;
    }

    /** In few words; those that the bug tracker on Redis Streams has are its own. */
    public String title() {
        return title;
    }

    /** As it is written in answers, settings and columns. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** How one is told where one has not said. */
    Set<Channel> usual() {
        return mailed ? EnumSet.allOf(Channel.class) : EnumSet.of(Channel.APP);
    }
}
