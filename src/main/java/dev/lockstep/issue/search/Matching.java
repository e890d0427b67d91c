package dev.lockstep.issue.search;

/**
 * Which issues some words name.
 *
 * @param issues SQL for their ids, with one {@code ?} in it
 * @param value of that
 */
public record Matching(String issues, String value) {}
