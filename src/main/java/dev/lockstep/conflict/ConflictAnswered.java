package dev.lockstep.conflict;

import java.time.Instant;

/** Announced inside the transaction of an answer: the link has to look at its pair. */
public record ConflictAnswered(Place place, Instant at) {}
