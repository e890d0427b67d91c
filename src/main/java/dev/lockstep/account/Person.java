package dev.lockstep.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account.
 *
 * @param email in lower case; one account for each
 * @param active false once deactivated: may not enter, and keeps the name on what he or she wrote
 */
public record Person(UUID id, String name, String email, boolean admin, boolean active, Instant createdAt) {
    /**
     * What a login is compared with; the hash leaves this module in nothing else.
     *
     * @param passwordHash null for who has no password
     */
    public record Credential(Person person, @Nullable String passwordHash) {
        @Override
        public String toString() {
            return "Credential of " + person.id();
        }
    }
}
