package dev.lockstep.api.identity;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Tracker;
import dev.lockstep.identity.Owners;
import dev.lockstep.identity.Owners.Owner;
import dev.lockstep.issue.Author;
import dev.lockstep.sync.Links;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows as a person's what his or her account at a tracker wrote. What is stored stays as it came. */
@Component
public class Authors {
    private final Owners owners;
    private final Links links;
    private final Connections connections;

    Authors(Owners owners, Links links, Connections connections) {
        this.owners = owners;
        this.links = links;
        this.connections = connections;
    }

    /** Of one page, asked for at once. */
    public Known known(Collection<? extends @Nullable Author> authors) {
        var all = new ArrayList<Found>();
        for (var tracker : Tracker.values()) {
            var there = authors.stream()
                    .filter(Objects::nonNull)
                    .filter(author -> author.place().equals(place(tracker)))
                    .map(Author::id)
                    .collect(Collectors.toSet());
            owners.of(tracker, there).forEach(owner -> all.add(new Found(place(tracker), owner)));
        }
        return new Known(all);
    }

    /** Of one record. */
    public @Nullable AuthorView view(@Nullable Author author, UUID project) {
        return author == null ? null : known(List.of(author)).view(author, project);
    }

    /** Null where it is nobody's here. */
    public @Nullable UUID accountOf(Author author, UUID project) {
        var view = view(author, project);
        return view == null ? null : view.accountId();
    }

    private record Found(String place, Owner owner) {}

    public final class Known {
        private final List<Found> found;

        private Known(List<Found> found) {
            this.found = List.copyOf(found);
        }

        public @Nullable AuthorView view(@Nullable Author author, UUID project) {
            if (author == null) {
                return null;
            }
            var own = Author.account(author);
            if (own != null) {
                return AuthorView.of(author, UUID.fromString(own), author.name());
            }
            return found.stream()
                    .filter(each -> each.place().equals(author.place()))
                    .map(Found::owner)
                    .filter(owner -> owner.remoteId().equals(author.id()))
                    .filter(owner -> Set.of(owner.baseUrl()).equals(homes(author.place(), project)))
                    .findFirst()
                    .map(owner -> AuthorView.of(author, owner.personId(), owner.name()))
                    .orElseGet(() -> AuthorView.of(author, null, author.name()));
        }
    }

    /** Where the project's authors of this place are; two servers may give two people the same id, then nobody is told. */
    private Set<URI> homes(String place, UUID project) {
        var linked = links.ofProject(project).stream()
                .filter(link -> place(link.tracker()).equals(place))
                .flatMap(link -> connections.find(link.connectionId()).stream())
                .map(Connection::baseUrl)
                .collect(Collectors.toSet());
        return linked.isEmpty() ? everywhere(place) : linked;
    }

    private Set<URI> everywhere(String place) {
        return connections.all().stream()
                .filter(connection -> place(connection.tracker()).equals(place))
                .map(Connection::baseUrl)
                .collect(Collectors.toSet());
    }

    private static String place(Tracker tracker) {
        return tracker.name().toLowerCase(Locale.ROOT);
    }
}
