package dev.lockstep.identity.grant;

/**
 * One browser's way to a page of consent and back.
 *
 * @param state what it must bring back
 * @param verifier whose digest it takes there (PKCE); nobody else has it
 * @param redirect where it is sent back to; the tracker must know this address
 */
public record Way(String state, String verifier, String redirect) {
    @Override
    public String toString() {
        return "Way to " + redirect;
    }
}
