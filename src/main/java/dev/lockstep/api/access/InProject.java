package dev.lockstep.api.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A body that names the project it is about. */
public interface InProject {
    @Nullable
    UUID projectId();
}
