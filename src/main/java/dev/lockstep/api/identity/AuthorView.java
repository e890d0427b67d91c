package dev.lockstep.api.identity;

import dev.lockstep.issue.Author;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote something.
 *
 * @param place where it was written: a tracker's name or {@code lockstep}
 * @param id there
 * @param name of the account here, where it is known whose it is; else as the tracker calls its author
 * @param accountId whose it is; null where nobody has connected this author
 */
public record AuthorView(
        String place,
        String id,
        String name,
        @Nullable String url,
        @Nullable UUID accountId) {
    static AuthorView of(Author author, @Nullable UUID account, String name) {
        return new AuthorView(author.place(), author.id(), name, author.url(), account);
    }
}
