package dev.lockstep.keyset;

/** Which part of which list, in which order; equal wishes of several parents are read together. */
public record Wish(Sql filter, Ordering order, Window window) {}
