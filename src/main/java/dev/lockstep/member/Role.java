package dev.lockstep.member;

import java.util.Locale;

/** What a member may do, from least to most; each may do all that those before it may. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Writes comments, and changes his or her own. */
    COMMENTER,
    /** Makes and changes issues. */
    EDITOR,
    /** Decides who is a member and how the project and its links are; removes what others wrote. */
    OWNER;

    public boolean covers(Role least) {
        return compareTo(least) >= 0;
    }

    /** As it is written in answers and columns. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
