package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.identity.AuthorView;
import dev.lockstep.api.identity.Authors;
import dev.lockstep.issue.Author;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who wrote something: a person, also where his or her account at a tracker did. Many at once. */
@Component
final class AuthorReads implements Loading {
    private static final String LOADER = "authors";

    private final Authors authors;

    AuthorReads(Authors authors) {
        this.authors = authors;
    }

    /** @param project the same account elsewhere may be somebody else's */
    private record Written(Author by, UUID project) {}

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<Written, UserNode>add(loaders, LOADER, this::read);
    }

    private CompletableFuture<List<UserNode>> read(List<Written> all) {
        var known = authors.known(all.stream().map(Written::by).toList());
        return CompletableFuture.completedFuture(all.stream()
                .map(each -> shown(each.by(), known.view(each.by(), each.project())))
                .toList());
    }

    private static UserNode shown(Author by, @Nullable AuthorView view) {
        var account = view == null ? null : view.accountId();
        return view == null || account == null
                ? UserNode.remote(by)
                : new UserNode.Hub(account, view.name(), view.name(), null);
    }

    /** Null where nobody is known; at once for who wrote here. */
    static @Nullable Object user(DataFetchingEnvironment env, @Nullable Author by, UUID project) {
        if (by == null) {
            return null;
        }
        var account = Author.account(by);
        return account == null
                ? Loading.<Written, UserNode>loader(env, LOADER).load(new Written(by, project))
                : new UserNode.Hub(UUID.fromString(account), by.name(), by.name(), null);
    }
}
