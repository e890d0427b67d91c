package dev.lockstep.account.token;

/** Encrypts what is secret in the database, with the hub's key. Whoever puts the product together provides it. */
public interface Sealing {
    /** @param place names the row and column; the text can be opened only there */
    String seal(String plain, String place);

    /** @throws dev.lockstep.base.Refused when it was sealed with another key or for another place */
    String open(String sealed, String place);
}
