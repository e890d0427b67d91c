package dev.lockstep.api.people;

import dev.lockstep.account.token.Sealing;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.HubKey;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** The hub's key seals what accounts keep secret, too. */
@Component
class HubSealing implements Sealing {
    private final HubKey key;

    HubSealing(HubKey key) {
        this.key = key;
    }

    @Override
    public String seal(String plain, String place) {
        return key.encrypt(plain, place);
    }

    @Override
    public String open(String sealed, String place) {
        try {
            return key.decrypt(sealed, place);
        } catch (GeneralSecurityException foreign) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "secret_key_wrong",
                    "LOCKSTEP_SECRET_KEY",
                    "A stored key cannot be read: it was encrypted with another key. Start Lockstep with the key it had"
                            + " before (LOCKSTEP_SECRET_KEY, or secret.key in the data folder).");
        }
    }
}
