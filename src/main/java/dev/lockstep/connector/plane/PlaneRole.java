package dev.lockstep.connector.plane;

import dev.lockstep.connector.Connector.Right;
import dev.lockstep.connector.RemoteJson;
import java.util.List;

/** What Plane tells of a key: the role of its owner in a project, as a number. */
record PlaneRole(int rank) {
    private static final int UNTOLD = 0;
    private static final int MEMBER = 15;
    private static final int ADMIN = 20;
    private static final String CHANGE = "to create and change work items, labels and comments";

    static PlaneRole of(RemoteJson project) {
        return new PlaneRole(project.number("member_role", UNTOLD));
    }

    List<Right> rights() {
        return List.of(
                new Right("Member", rank == UNTOLD ? Right.UNKNOWN : rank >= MEMBER ? Right.YES : Right.NO, CHANGE));
    }

    String words() {
        return rank == UNTOLD
                ? "role not told"
                : rank >= ADMIN ? "role Admin" : rank >= MEMBER ? "role Member" : "role Guest";
    }
}
