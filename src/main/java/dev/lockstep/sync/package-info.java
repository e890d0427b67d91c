/** Keeps hub and trackers in step: links, twins, the planner, jobs and the cycle. */
@ApplicationModule(
        allowedDependencies = {
            "base",
            "trail",
            "node",
            "keyset",
            "issue",
            "issue :: shelf",
            "conflict",
            "guard",
            "identity",
            "project",
            "terms",
            "account",
            "connector",
            "connector :: budget",
            "operation",
            "operation :: exchange",
            "inbox",
            "text",
            "event"
        })
@NullMarked
package dev.lockstep.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
