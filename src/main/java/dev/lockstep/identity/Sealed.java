package dev.lockstep.identity;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Json;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens as they are stored: encrypted with the hub's key and bound to their row, as those of connections are. */
final class Sealed {
    private final HubKey key;

    Sealed(HubKey key) {
        this.key = key;
    }

    String seal(UUID id, Credential credential) {
        return key.encrypt(Json.write(Kept.of(credential)), place(id));
    }

    Credential open(UUID id, String cipher) {
        return Json.read(key.decrypt(cipher, place(id), "The stored token of an identity"), Kept.class)
                .credential();
    }

    private static String place(UUID id) {
        return id + "/identity";
    }

    /** On its way into and out of the cipher. */
    private record Kept(String token, @Nullable String user) {
        static Kept of(Credential credential) {
            return switch (credential) {
                case Credential.Token given -> new Kept(given.token().reveal(), null);
                case Credential.Account account -> new Kept(account.token().reveal(), account.user());
                case Credential.App app -> throw new IllegalArgumentException("An App is nobody.");
            };
        }

        Credential credential() {
            var secret = new Secret(token);
            return user == null ? new Credential.Token(secret) : new Credential.Account(user, secret);
        }

        @Override
        public String toString() {
            return "[secret]";
        }
    }
}
