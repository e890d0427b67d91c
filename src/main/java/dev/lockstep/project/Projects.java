package dev.lockstep.project;

import dev.lockstep.base.Slice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored projects. Thread-safe; methods that write open their own unit of work or join the caller's. */
public interface Projects {
    /** @throws dev.lockstep.base.Refused when the name is empty, too long or taken */
    Project create(String name);

    /** The one of this name, made if there is none. */
    Project named(String name);

    Optional<Project> find(UUID id);

    Optional<Project> findByName(String name);

    /** By name. */
    Slice<Project> list(int limit, @Nullable String cursor);

    /** The next free issue number; inside a unit of work. */
    long takeNumber(UUID projectId);

    List<Label> labels(UUID projectId);

    /** Makes the label known if no label of that name (case does not count) is; inside a unit of work. */
    void ensureLabel(UUID projectId, String name, @Nullable String color);

    /** @param color six hex digits, null when none was given */
    record Label(String name, @Nullable String color) {}
}
