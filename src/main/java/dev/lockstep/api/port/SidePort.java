package dev.lockstep.api.port;

/** A port on loopback alone. */
public enum SidePort {
    DEVELOPMENT,
    INTERNAL
}
