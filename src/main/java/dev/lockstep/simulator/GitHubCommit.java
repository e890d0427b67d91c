package dev.lockstep.simulator;

import java.time.Instant;
import java.util.List;

/**
 * @param author a login
 * @param at whole seconds
 * @param files paths that it changed
 */
public record GitHubCommit(
        String sha, List<String> parents, String message, String author, Instant at, List<String> files) {}
