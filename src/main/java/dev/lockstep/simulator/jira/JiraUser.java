package dev.lockstep.simulator.jira;

import java.time.ZoneId;

/**
 * Somebody with an account.
 *
 * @param id what the API takes: the account id in the Cloud, the name in a Data Center
 * @param zone how dates in this person's JQL are read, and how times are shown
 */
public record JiraUser(String id, String displayName, String email, ZoneId zone) {}
