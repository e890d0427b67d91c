package dev.lockstep.account;

import dev.lockstep.base.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param apiToken null makes Lockstep invent one and keep it in the data folder */
@ConfigurationProperties("lockstep")
record AccountSettings(Path dataDir, @Nullable Secret apiToken) {}
