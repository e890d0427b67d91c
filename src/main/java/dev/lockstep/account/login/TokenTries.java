package dev.lockstep.account.login;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** A brake on trying tokens of other places through this hub. */
@Component
public class TokenTries {
    private final Attempts attempts;

    TokenTries(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * @param address from where
     * @throws Later when it was tried too often
     */
    public void count(UUID person, String address) {
        attempts.count(Attempts.Kind.TOKEN, person.toString(), address);
    }
}
