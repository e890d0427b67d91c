package dev.lockstep.issue.listing;

import dev.lockstep.keyset.Column;

/** By what timelines are ordered: as it was written down here, or by its time where it was done. */
public final class ChangeColumns {
    public static final Column ID = Column.text("id", "id");
    public static final Column CREATED = Column.number("createdAt", "at");

    private ChangeColumns() {}
}
