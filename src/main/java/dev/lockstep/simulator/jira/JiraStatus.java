package dev.lockstep.simulator.jira;

/**
 * A column of the workflow.
 *
 * @param category new, indeterminate or done
 */
public record JiraStatus(String id, String name, String category) {}
