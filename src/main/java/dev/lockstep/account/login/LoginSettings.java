package dev.lockstep.account.login;

import java.nio.file.Path;
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
        @DefaultValue("lockstep@localhost") String mailFrom) {}
