package dev.lockstep.api.graphql.change;

import dev.lockstep.base.Database;
import dev.lockstep.issue.Issues.VersionConflict;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** A change that names no version is meant for the record as it is: who loses to another decides anew. */
@Component
final class Again {
    private static final int TRIES = 3;

    private final Database database;

    Again(Database database) {
        this.database = database;
    }

    /** In one unit of work: what is read in it is what was changed. */
    <T> T change(Supplier<T> unit) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return database.write(unit);
            } catch (VersionConflict lost) {
                if (left == 0) {
                    throw lost;
                }
            }
        }
    }
}
