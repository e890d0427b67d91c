/** Who is told of what happened: in the hub, and by mail. */
@ApplicationModule(
        allowedDependencies = {
            "base",
            "node",
            "event",
            "account",
            "account :: login",
            "identity",
            "project",
            "member",
            "issue"
        })
@NullMarked
package dev.lockstep.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
