package dev.lockstep.api.access;

import dev.lockstep.member.Role;
import java.util.Optional;

/** The least that a caller must be to use a route. */
public enum Least {
    /** Everybody; the route proves by itself what it needs. */
    OPEN,
    /** Anybody with an account, or whoever runs the hub. */
    SIGNED_IN,
    VIEWER,
    COMMENTER,
    EDITOR,
    OWNER,
    ADMINISTRATOR,
    /** Administrators, or everybody where {@code LOCKSTEP_OPEN_API} is on. */
    OPENED;

    /** The role in the project that the route is about; empty where no project counts. */
    Optional<Role> role() {
        return switch (this) {
            case VIEWER -> Optional.of(Role.VIEWER);
            case COMMENTER -> Optional.of(Role.COMMENTER);
            case EDITOR -> Optional.of(Role.EDITOR);
            case OWNER -> Optional.of(Role.OWNER);
            case OPEN, SIGNED_IN, ADMINISTRATOR, OPENED -> Optional.empty();
        };
    }

    /** Work that stops while a project is archived: the owners' part is what brings it back. */
    boolean changesWork() {
        return this == COMMENTER || this == EDITOR;
    }
}
