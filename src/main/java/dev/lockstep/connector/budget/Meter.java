package dev.lockstep.connector.budget;

/** What trackers count. */
enum Meter {
    POINTS,
    CREATIONS,
    READS,
    EDITS,
    WRITES;

    int of(Cost cost) {
        return switch (this) {
            case POINTS -> cost.points;
            case CREATIONS -> cost.creations;
            case READS -> cost == Cost.READ ? 1 : 0;
            case EDITS -> cost == Cost.WRITE ? 1 : 0;
            case WRITES -> cost == Cost.READ ? 0 : 1;
        };
    }
}
