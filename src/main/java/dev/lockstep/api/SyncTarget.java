package dev.lockstep.api;

import org.jspecify.annotations.Nullable;

/** Which repository and which Plane project; null members come from the settings. */
public record SyncTarget(
        @Nullable String githubRepo,
        @Nullable String planeWorkspace,
        @Nullable String planeProjectId) {
    public static final SyncTarget OF_SETTINGS = new SyncTarget(null, null, null);
}
