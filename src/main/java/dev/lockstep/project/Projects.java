package dev.lockstep.project;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored projects. Thread-safe; methods that write open their own unit of work or join the caller's. */
public interface Projects {
    /** Tells nobody. @throws dev.lockstep.base.Refused when the name is empty, too long or taken */
    Project create(String name);

    /**
     * As {@link #create(String)}.
     *
     * @param ofMembers whoever names it is no administrator
     */
    Project create(String name, String description, boolean ofMembers);

    /**
     * The one of this name, made if there is none; then {@code project.created} is published.
     *
     * @throws dev.lockstep.base.Refused when members gave one this name: they would read what is brought in
     */
    Project named(String name);

    Optional<Project> find(UUID id);

    Optional<Project> findByName(String name);

    /**
     * Null members stay as they are.
     *
     * @param ofMembers whoever changes it is no administrator
     */
    Project change(UUID id, @Nullable String name, @Nullable String description, boolean ofMembers);

    Project archive(UUID id, boolean archived);

    /**
     * After how many days closed issues that nobody touched are put away; 0 for never.
     *
     * @throws dev.lockstep.base.Refused when it is less than 0 or more than ten years
     */
    Project archiveAfter(UUID id, int days);

    /** With everything in it. Links must be gone before, because they are told of it. */
    void delete(UUID id);

    /** The next free issue number; inside a unit of work. */
    long takeNumber(UUID projectId);

    /** What {@link #takeNumber} would answer now. */
    long nextNumber(UUID projectId);

    /** The next issue's number will be this one, or a higher one that is due already; inside a unit of work. */
    void startAt(UUID projectId, long number);

    List<Label> labels(UUID projectId);

    /** Makes the label known if no label of that name (case does not count) is; inside a unit of work. */
    void ensureLabel(UUID projectId, String name, @Nullable String color);

    /** @param color six hex digits, null when none was given */
    record Label(String name, @Nullable String color) {}
}
