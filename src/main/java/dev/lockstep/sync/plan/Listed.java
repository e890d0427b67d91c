package dev.lockstep.sync.plan;

import dev.lockstep.connector.RemoteIssue;
import java.util.UUID;

/** An issue that was listed and is not decided on yet. */
record Listed(UUID linkId, RemoteIssue issue) {}
