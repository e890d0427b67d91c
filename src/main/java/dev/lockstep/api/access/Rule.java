package dev.lockstep.api.access;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of who does something to a record of a project.
 *
 * @param own what is enough where the record is the caller's own
 */
record Rule(Least value, Of of, @Nullable Least own) {
    static Rule of(Access access) {
        return new Rule(access.value(), access.of(), access.own().length > 0 ? access.own()[0] : null);
    }

    Least least(boolean isOwn) {
        return isOwn && own != null ? own : value;
    }

    /** What an owner does to issues and comments is work as well; the rest of an owner's part brings an archived project back. */
    boolean changesWork() {
        boolean ofWork = of == Of.ISSUE || of == Of.COMMENT;
        return value.changesWork() || ofWork && value == Least.OWNER;
    }
}
