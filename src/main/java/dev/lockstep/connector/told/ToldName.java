package dev.lockstep.connector.told;

import dev.lockstep.connector.Connector.NameKind;
import java.util.UUID;

/** @param key the tracker's id of a person or a state */
public record ToldName(UUID linkId, NameKind kind, String key, String name) {}
