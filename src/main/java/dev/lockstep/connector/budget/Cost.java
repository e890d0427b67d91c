package dev.lockstep.connector.budget;

/** What a request costs at trackers that count more than requests (GitHub's secondary limits). */
public enum Cost {
    READ(1, 0),
    WRITE(5, 0),
    /** Makes a new record that people are told of. */
    CREATE(5, 1);

    final int points;
    final int creations;

    Cost(int points, int creations) {
        this.points = points;
        this.creations = creations;
    }
}
