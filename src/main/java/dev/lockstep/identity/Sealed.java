package dev.lockstep.identity;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Json;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tokens as they are stored: encrypted with the hub's key and bound to their row, as those of connections are. */
final class Sealed {
    private final HubKey key;

    Sealed(HubKey key) {
        this.key = key;
    }

    /** @param refresh makes the next token; null where there is none */
    record Held(Credential credential, @Nullable Secret refresh) {}

    String seal(UUID id, Held held) {
        return key.encrypt(Json.write(Kept.of(held)), place(id));
    }

    Held open(UUID id, String cipher) {
        return Json.read(key.decrypt(cipher, place(id), "The stored token of an identity"), Kept.class)
                .held();
    }

    private static String place(UUID id) {
        return id + "/identity";
    }

    /** On its way into and out of the cipher. */
    private record Kept(
            String token,
            @Nullable String user,
            @Nullable URI gateway,
            @Nullable String refresh) {
        static Kept of(Held held) {
            var refresh = held.refresh() == null ? null : held.refresh().reveal();
            return switch (held.credential()) {
                case Credential.Token given -> new Kept(given.token().reveal(), null, null, refresh);
                case Credential.Account account -> new Kept(account.token().reveal(), account.user(), null, refresh);
                case Credential.Consented consented ->
                    new Kept(consented.token().reveal(), null, consented.gateway(), refresh);
                case Credential.App app -> throw new IllegalArgumentException("An App is nobody.");
            };
        }

        Held held() {
            return new Held(credential(new Secret(token)), refresh == null ? null : new Secret(refresh));
        }

        private Credential credential(Secret secret) {
            if (gateway != null) {
                return new Credential.Consented(secret, gateway);
            }
            return user == null ? new Credential.Token(secret) : new Credential.Account(user, secret);
        }

        @Override
        public String toString() {
            return "[secret]";
        }
    }
}
