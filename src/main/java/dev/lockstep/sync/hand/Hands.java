package dev.lockstep.sync.hand;

import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Tracker;
import dev.lockstep.identity.OwnTokens;
import dev.lockstep.identity.OwnTokens.Doing;
import dev.lockstep.identity.OwnTokens.Own;
import dev.lockstep.identity.Renewing;
import dev.lockstep.sync.hand.Written.By;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes in people's own names where they allow it. What a tracker refuses to them is written by the connection's account. */
@Component
public final class Hands {
    private final OwnTokens tokens;
    private final InstantSource clock;
    private final Map<Tracker, Connector> connectors = new EnumMap<>(Tracker.class);

    public Hands(OwnTokens tokens, List<Connector> connectors, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
        connectors.forEach(connector -> this.connectors.put(connector.tracker(), connector));
    }

    /**
     * With which token this person would write now.
     *
     * @throws Later while another node renews it
     */
    public Optional<Own> of(Way way, @Nullable UUID person, Doing doing) {
        if (person == null) {
            return Optional.empty();
        }
        try {
            return tokens.of(person, way.link().connectionId(), way.link().id(), doing);
        } catch (Renewing soon) {
            throw new Later(soon.until(), "own_token_renewed");
        }
    }

    /**
     * Makes a comment in this person's name or not at all: in another's it would be another text.
     *
     * @throws Later when the person may not any more; certainly nothing was made
     * @throws ConnectorException as {@link RemoteSession} does, for all that has nothing to do with whose token it is
     */
    public RemoteComment comment(
            Way way, UUID person, RemoteRef issue, Function<RemoteSession, RemoteComment> request) {
        Own own = of(way, person, Doing.COMMENTS).orElseThrow(() -> new Later(clock.instant(), "own_token_gone"));
        try {
            return request.apply(session(way, own));
        } catch (ConnectorException failure) {
            if (failure.fault() instanceof ConnectorFault.RateLimited limit) {
                throw new Later(limit.until(), "own_budget_spent");
            }
            if (!isRefusal(failure.fault())) {
                throw failure;
            }
            if (failure.fault() instanceof ConnectorFault.NotFound) {
                way.connections().readIssue(issue); // throws where it is gone for everybody
            }
            note(way, own, Doing.COMMENTS, failure.fault());
            throw new Later(clock.instant(), "own_token_refused");
        }
    }

    /**
     * Changes a comment, in the name of {@code own} where that may do it; what was not changed so the connection changes, once.
     *
     * @throws ConnectorException as {@link RemoteSession} does
     */
    public <R> Written<R> edit(Way way, Optional<Own> own, Function<RemoteSession, R> request) {
        return edit(way, own, new Edit<>(Doing.COMMENTS, request, answer -> true));
    }

    /** @param whole false where the answer shows that something was left out in silence */
    public record Edit<R>(Doing doing, Function<RemoteSession, R> request, Predicate<R> whole) {}

    /** As {@link #edit(Way, Optional, Function)}, whatever it is. */
    public <R> Written<R> edit(Way way, Optional<Own> own, Edit<R> edit) {
        if (own.isEmpty()) {
            return new Written<>(edit.request().apply(way.connections()), By.CONNECTION);
        }
        try {
            R written = edit.request().apply(session(way, own.get()));
            return edit.whole().test(written)
                    ? new Written<>(written, By.PERSON)
                    : new Written<>(edit.request().apply(way.connections()), By.INSTEAD);
        } catch (ConnectorException failure) {
            if (failure.fault().maybeDone()) {
                throw failure;
            }
            R written = edit.request().apply(way.connections());
            if (isRefusal(failure.fault())) {
                note(way, own.get(), edit.doing(), failure.fault()); // what the connection may and it may not
            }
            return new Written<>(written, By.INSTEAD);
        }
    }

    private RemoteSession session(Way way, Own own) {
        var connector = Objects.requireNonNull(connectors.get(own.connection().tracker()));
        return connector.open(own.connection(), way.link().container(), way.terms());
    }

    /** Nothing was changed, because of whose token it is. Whoever may not see a record hears that there is none. */
    private static boolean isRefusal(ConnectorFault fault) {
        return switch (fault) {
            case ConnectorFault.Unauthorized refused -> true;
            case ConnectorFault.Forbidden refused -> true;
            case ConnectorFault.NotFound missing -> true;
            case ConnectorFault.RateLimited limit -> false;
            case ConnectorFault.Invalid invalid -> false;
            case ConnectorFault.Unavailable away -> false;
            case ConnectorFault.Unread written -> false;
            case ConnectorFault.Malformed strange -> false;
        };
    }

    private void note(Way way, Own own, Doing doing, ConnectorFault fault) {
        String title = way.link().tracker().title();
        if (fault instanceof ConnectorFault.Unauthorized) {
            tokens.refused(own.identityId(), title + " does not accept the token any more. Give a new one.");
            return;
        }
        // Whoever does not see what the connection sees sees nothing there.
        boolean fieldsOnly = doing == Doing.FIELDS && !(fault instanceof ConnectorFault.NotFound);
        String where = title + " " + way.link().container().path();
        String reason = (fieldsOnly ? "Issues of " + where + " may not be changed" : where + " may not be written")
                + " with this token. Have the account let in there, or give another token; then connect it again.";
        tokens.refused(own.identityId(), way.link().id(), fieldsOnly ? Doing.FIELDS : Doing.COMMENTS, reason);
    }
}
