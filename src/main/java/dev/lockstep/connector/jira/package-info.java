/** Jira, in the Cloud (v3) and as a Data Center (v2). Only {@code JiraConnector} is seen from outside, as a bean. */
@NullMarked
package dev.lockstep.connector.jira;

import org.jspecify.annotations.NullMarked;
