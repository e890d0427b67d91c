package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.Loading;
import dev.lockstep.identity.Identities;
import dev.lockstep.identity.Identity;
import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.Identity.Whose;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** What the one who asks lets be written in his or her name, as it would be decided now; of all that a page shows at once. */
@Component
class OwnConsent implements RuntimeWiringConfigurer, Loading {
    private static final String LOADER = "consents";

    private final Identities identities;

    OwnConsent(Identities identities) {
        this.identities = identities;
    }

    /** @param link null for the connection as a whole */
    private record Over(UUID connection, @Nullable UUID link) {}

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        for (var name : List.of("IMS", "IMSProject")) {
            wiring.type(
                    name,
                    type -> type.dataFetcher("isSyncSelfAllowed", env -> allows(env, Whose.OWN))
                            .dataFetcher("isSyncOthersAllowed", env -> allows(env, Whose.OTHERS)));
        }
    }

    private static CompletableFuture<Boolean> allows(DataFetchingEnvironment env, Whose whose) {
        var over = env.getSource() instanceof ImsProject project
                ? new Over(project.link().connectionId(), project.link().id())
                : new Over(
                        Objects.requireNonNull(env.<Ims>getSource())
                                .connection()
                                .id(),
                        null);
        return Loading.<Over, Consent>loader(env, LOADER).load(over).thenApply(consent -> consent.allows(whose));
    }

    @Override
    public void register(DataLoaderRegistry loaders, Asking asking) {
        Loading.<Over, Consent>add(
                loaders,
                LOADER,
                all -> CompletableFuture.completedFuture(
                        read(all, asking.visitor().id())));
    }

    private List<Consent> read(List<Over> all, @Nullable UUID person) {
        if (person == null) {
            return all.stream().map(over -> Consent.NONE).toList();
        }
        Map<UUID, Consent> whole =
                identities.of(person).stream().collect(Collectors.toMap(Identity::connectionId, Identity::consent));
        var links = all.stream().map(Over::link).filter(Objects::nonNull).collect(Collectors.toSet());
        var beyond = identities.over(person, links);
        return all.stream()
                .map(over -> whole.getOrDefault(over.connection(), Consent.NONE)
                        .or(over.link() == null ? Consent.NONE : beyond.getOrDefault(over.link(), Consent.NONE)))
                .toList();
    }
}
