package dev.lockstep.simulator;

/** @param type User, Bot or Organization */
public record GitHubUser(long id, String login, String type) {}
