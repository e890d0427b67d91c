/** What an account may do in a Jira, as {@code mypermissions} tells it. */
@NullMarked
package dev.lockstep.connector.jira.rights;

import org.jspecify.annotations.NullMarked;
