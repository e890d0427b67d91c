package dev.lockstep.account.login;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people get in.
 *
 * @param openRegistration whoever reaches the hub may make an account for himself or herself
 * @param insecureHttp passwords are taken over plain HTTP from other machines too
 * @param mailFrom the sender of mails
 */
@ConfigurationProperties("lockstep")
public record LoginSettings(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("false") boolean openRegistration,
        @DefaultValue("false") boolean insecureHttp,
        @DefaultValue("lockstep@localhost") String mailFrom) {
    private static final String BANNER =
            "LOCKSTEP_INSECURE_HTTP is on: passwords and sessions are taken over connections that are"
                    + " not encrypted, and whoever listens on the network can read them.";

    /** What every page shows as long as it is so; null where all is well. */
    public @Nullable String banner() {
        return insecureHttp ? BANNER : null;
    }
}
