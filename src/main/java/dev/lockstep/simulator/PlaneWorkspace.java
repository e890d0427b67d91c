package dev.lockstep.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Guarded by the lock of its {@link PlaneWorld}. */
final class PlaneWorkspace {
    final UUID id;
    final String slug;
    final Map<UUID, PlaneHook> hooks = new LinkedHashMap<>();

    PlaneWorkspace(UUID id, String slug) {
        this.id = id;
        this.slug = slug;
    }
}
