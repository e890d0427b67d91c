package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession.Field;

/**
 * A tracker with two states that writes its lists with hyphens, and does not know the hub's people:
 * all three mappings lose detail.
 */
final class LossyWords implements Planner.Translation {
    @Override
    public String toHub(Field field, String remote) {
        if (field == Field.ASSIGNEES) {
            return People.atHome("there", remote);
        }
        if (field != Field.STATE) {
            return remote;
        }
        return remote.equals("closed") ? "DONE" : "TODO";
    }

    @Override
    public String toRemote(Field field, String hub) {
        return switch (field) {
            case STATE -> hub.equals("DONE") || hub.equals("CANCELLED") ? "closed" : "open";
            case BODY -> hub.replace("* ", "- ");
            case TITLE, LABELS, PRIORITY -> hub;
            case ASSIGNEES -> People.of("there", hub);
        };
    }
}
