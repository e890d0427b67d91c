/** Every HTTP surface: translates and authorises, nothing else. */
@ApplicationModule(
        allowedDependencies = {
            "base",
            "node",
            "account",
            "account :: audit",
            "account :: login",
            "account :: openid",
            "account :: token",
            "keyset",
            "project",
            "project :: listing",
            "member",
            "member :: listing",
            "board",
            "board :: listing",
            "issue",
            "issue :: listing",
            "issue :: search",
            "notify",
            "conflict",
            "guard",
            "event",
            "connector",
            "connector :: budget",
            "connector :: told",
            "connector :: hook",
            "hearing",
            "identity",
            "inbox",
            "operation",
            "operation :: activity",
            "operation :: exchange",
            "repeat",
            "sync",
            "sync :: find",
            "sync :: listing",
            "sync :: plan",
            "template",
            "terms",
            "trail",
            "transfer",
            "watch",
            "webhook"
        })
@NullMarked
package dev.lockstep.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
