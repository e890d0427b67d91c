package dev.lockstep.rekey;

import java.util.List;

/**
 * A column of ciphertexts. Who encrypts something else with the hub's key adds its column here.
 *
 * @param place SQL of what a ciphertext of this column is bound to, exactly as its owner says it
 */
record SealedColumn(String table, String column, String place) {
    static final List<SealedColumn> ALL = List.of(
            new SealedColumn("connection", "credential", "id || '/credential'"),
            new SealedColumn("connection", "webhook_secret", "id || '/webhook_secret'"),
            new SealedColumn("connection", "former_secret", "id || '/former_secret'"),
            new SealedColumn("identity", "credential", "id || '/identity'"),
            new SealedColumn("subscription", "secret", "'subscription.secret ' || id"),
            new SealedColumn("action", "signing_secret", "id || '/signing_secret'"),
            new SealedColumn("action_secret", "value", "action_id || '/' || id || '/value'"),
            new SealedColumn("signing_key", "private_jwk", "'signing_key/' || id || '/private_jwk'"),
            new SealedColumn("repeatable", "answer", "'repeatable.answer:' || id"));

    /** Parameters: the id behind which it begins, and how many. */
    String page() {
        return "select id, %2$s as kept, %3$s as place from %1$s where %2$s is not null and id > ? order by id limit ?"
                .formatted(table, column, place);
    }

    /** Parameters: the new ciphertext, the id, the old ciphertext. */
    String replacing() {
        return "update %1$s set %2$s = ? where id = ? and %2$s = ?".formatted(table, column);
    }
}
