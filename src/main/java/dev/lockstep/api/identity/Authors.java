package dev.lockstep.api.identity;

import dev.lockstep.api.rest.Words;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.told.ToldNames;
import dev.lockstep.identity.Owners;
import dev.lockstep.identity.Owners.Owner;
import dev.lockstep.issue.Author;
import dev.lockstep.sync.Links;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final ToldNames told;

    Authors(Owners owners, Links links, Connections connections, ToldNames told) {
        this.owners = owners;
        this.links = links;
        this.connections = connections;
        this.told = told;
    }

    /** Of one page, asked for at once. */
    public Known known(Collection<? extends @Nullable Author> authors) {
        var all = new ArrayList<Found>();
        var names = new HashMap<String, Map<String, String>>();
        for (var tracker : Tracker.values()) {
            var there = authors.stream()
                    .filter(Objects::nonNull)
                    .filter(author -> author.place().equals(Words.of(tracker)))
                    .map(Author::id)
                    .collect(Collectors.toSet());
            owners.of(tracker, there).forEach(owner -> all.add(new Found(Words.of(tracker), owner)));
            names.put(Words.of(tracker), told.people(tracker, nameless(authors, tracker)));
        }
        return new Known(all, names);
    }

    /** Of whom no name was told with what they wrote. */
    private static Set<String> nameless(Collection<? extends @Nullable Author> authors, Tracker tracker) {
        return authors.stream()
                .filter(Objects::nonNull)
                .filter(author -> author.place().equals(Words.of(tracker)))
                .filter(author -> author.name().equals(author.id()))
                .map(Author::id)
                .collect(Collectors.toSet());
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

    private record At(String place, UUID project) {}

    /** For one thread, as long as a page is shown. */
    public final class Known {
        private final List<Found> found;
        private final Map<At, Set<URI>> homes = new HashMap<>();

        /** By place and id. */
        private final Map<String, Map<String, String>> names;

        private Known(List<Found> found, Map<String, Map<String, String>> names) {
            this.found = List.copyOf(found);
            this.names = Map.copyOf(names);
        }

        private String name(Author author) {
            return names.getOrDefault(author.place(), Map.of()).getOrDefault(author.id(), author.name());
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
                    .filter(owner -> Set.of(owner.baseUrl())
                            .equals(homes.computeIfAbsent(new At(author.place(), project), Authors.this::homes)))
                    .findFirst()
                    .map(owner -> AuthorView.of(author, owner.personId(), owner.name()))
                    .orElseGet(() -> AuthorView.of(author, null, name(author)));
        }
    }

    /** Where the project's authors of this place are; two servers may give two people the same id, then nobody is told. */
    private Set<URI> homes(At at) {
        var linked = links.ofProject(at.project()).stream()
                .filter(link -> Words.of(link.tracker()).equals(at.place()))
                .flatMap(link -> connections.find(link.connectionId()).stream())
                .map(Connection::baseUrl)
                .collect(Collectors.toSet());
        return linked.isEmpty() ? everywhere(at.place()) : linked;
    }

    private Set<URI> everywhere(String place) {
        return connections.all().stream()
                .filter(connection -> Words.of(connection.tracker()).equals(place))
                .map(Connection::baseUrl)
                .collect(Collectors.toSet());
    }
}
