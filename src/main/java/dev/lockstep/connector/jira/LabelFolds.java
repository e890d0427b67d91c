package dev.lockstep.connector.jira;

import java.util.Map;
import java.util.UUID;

/**
 * Labels that Jira cannot hold as they are, and what stands there for each: kept for good, so that what was folded can be
 * told apart from what was always so. Thread-safe.
 */
interface LabelFolds {
    /** Where labels are folded: a project over a connection. */
    record Place(UUID connection, String project) {}

    /** Originals by what stands for them there. */
    Map<String, String> of(Place place);

    /** Keeps a fold before it is first written. Another node may have been faster: then what it kept holds. */
    void keep(Place place, String folded, String original);
}
