package dev.lockstep.connector;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tracker that Lockstep can speak to. One bean per tracker, stateless; a new tracker adds one. */
public interface Connector {
    Tracker tracker();

    /** Binds a connection's credential, budget and one container. Does not call anybody. */
    RemoteSession open(Connection connection, Container container, Terms terms);

    /** As {@link #open(Connection, Container, Terms)} for live work. */
    default RemoteSession open(Connection connection, Container container) {
        return open(connection, container, Terms.LIVE);
    }

    /** The code of a container, where the tracker keeps code; empty where it does not. Does not call anybody. */
    default Optional<RemoteRepository> repository(Connection connection, Container container) {
        return Optional.empty();
    }

    /**
     * What a session is for.
     *
     * @param backfill true for imports and reconciles: they leave a reserve of the budget to live work
     * @param doneState key of the remote state that DONE shall become; null takes the tracker's first of that kind.
     *     GitHub has no use for it
     * @param states keys of the states that kinds shall become; goes before {@code doneState}
     */
    record Terms(boolean backfill, @Nullable String doneState, Map<StateKind, String> states) {
        public Terms(boolean backfill, @Nullable String doneState) {
            this(backfill, doneState, Map.of());
        }

        /** The key that persons chose for each kind, where they did. */
        public Map<StateKind, String> chosen() {
            var chosen = new EnumMap<StateKind, String>(StateKind.class);
            if (doneState != null) {
                chosen.put(StateKind.DONE, doneState);
            }
            chosen.putAll(states);
            return chosen;
        }

        public static final Terms LIVE = new Terms(false, null);
        public static final Terms BACKFILL = new Terms(true, null);
    }

    /**
     * The test call behind the connection's test button: who the credential belongs to, what it may do and what is left
     * of the budget.
     *
     * @param container asks for the permissions there, null for the account alone
     */
    ConnectionReport check(Connection connection, @Nullable Container container);

    /** Who the credential belongs to, as authors are named there; asks the tracker. */
    Person account(Connection connection);

    /** The App installation that requests for a container go through, as far as one was made; asks nobody. */
    default Optional<String> installation(Connection connection, Container container) {
        return Optional.empty();
    }

    /** Keeps what an App reaches right; inside the unit of work that takes the delivery. */
    default void installed(Connection connection, DeliveryNews.Installed news) {}

    /** What an App reaches, as far as its webhooks told; by name. Nothing with a token. */
    default Slice<InstalledRepository> installed(Connection connection, int limit, @Nullable String cursor) {
        return new Slice<>(List.of(), null);
    }

    record InstalledRepository(Container container, String installation, java.time.Instant since) {}

    /**
     * What the credential reaches and could be linked, a page at a time; asks the tracker.
     *
     * @param within where the tracker cannot list everything at once: the slug of a workspace of Plane's; null elsewhere
     */
    default Slice<Linkable> places(Connection connection, @Nullable String within, int limit, @Nullable String cursor) {
        return new Slice<>(List.of(), null);
    }

    /**
     * @param name as people know it
     * @param openIssues null where the list does not say; at GitHub with open pull requests
     * @param problem why it cannot be kept in step, null when it can
     */
    record Linkable(
            Container container,
            String name,
            @Nullable Integer openIssues,
            @Nullable String problem) {
        private static final int MOST_PAGE_DIGITS = 6;

        /** The number of the page that a cursor names where cursors are such numbers; the first without one. */
        public static int page(@Nullable String cursor) {
            if (cursor == null) {
                return 1;
            }
            if (!cursor.matches("[1-9]\\d*") || cursor.length() > MOST_PAGE_DIGITS) {
                throw Refused.invalid("cursor_invalid", "cursor", "The cursor must be the next of an earlier page.");
            }
            return Integer.parseInt(cursor);
        }
    }

    /** What people, labels and states are called there; the first of them, where there are many. Asks the tracker. */
    default Names names(Connection connection, Container container, NameKind kind) {
        return kind == NameKind.STATE ? Names.ofStates(open(connection, container)) : Names.UNTOLD;
    }

    /** True where people and states are known by ids, so that what they are called has to be asked for. */
    default boolean knowsByIds() {
        return true;
    }

    /** What a tracker has names for. */
    enum NameKind {
        USER,
        LABEL,
        STATE
    }

    /**
     * @param more true when there are others that are not listed
     * @param listed false where the tracker has no list of them; then there are none here
     */
    record Names(List<Called> items, boolean more, boolean listed) {
        public static final Names UNTOLD = new Names(List.of(), false, false);

        public static Names of(List<Called> items, boolean more) {
            return new Names(List.copyOf(items), more, true);
        }

        static Names ofStates(RemoteSession session) {
            var states = session.states().stream().map(Called::of).toList();
            return states.isEmpty() ? UNTOLD : of(states, false);
        }
    }

    /**
     * @param key what a mapping takes: a login, an account id, a label, the key of a state
     * @param name as people see it
     * @param means of a state: what it is in the hub; null for all else
     */
    record Called(String key, String name, @Nullable StateKind means) {
        public Called(String key, String name) {
            this(key, name, null);
        }

        static Called of(RemoteSession.NamedState state) {
            return new Called(state.state().key(), state.name(), state.state().kind());
        }

        /** Where both are one. */
        public static Called plain(String name) {
            return new Called(name, name);
        }
    }

    /** True when anything here follows this kind of event; others are answered and not kept. */
    default boolean follows(String event) {
        return true;
    }

    /** What a stored delivery is about. Never throws for a payload it does not know: that is {@link DeliveryNews.None}. */
    List<DeliveryNews> read(String event, String body);

    /** True when the signature header fits the raw body under this secret; compared in constant time. */
    boolean verifies(String secret, byte[] body, java.util.function.UnaryOperator<@Nullable String> header);

    /**
     * Registers the webhook at the tracker, or repairs it when it is there but wrong or switched off.
     *
     * @return what was done, or what a person has to click where the tracker has no API for it
     */
    HookReport ensureHook(Connection connection, Container container, String payloadUrl, String secret);

    /**
     * The webhooks that stand at the tracker for a container, whoever registered them; one page of them. Asks the tracker.
     *
     * @return empty where the tracker has no API for it
     */
    default Optional<Hooks> hooks(Connection connection, Container container) {
        return Optional.empty();
    }

    /** @param more true when there are others that were not listed */
    record Hooks(List<Hook> items, boolean more) {}

    /**
     * @param active false when it is switched off
     * @param lacks what keeps it from telling what Lockstep follows, as the end of a sentence about it; null when nothing does
     */
    record Hook(String url, boolean active, @Nullable String lacks) {}

    /**
     * @param account who the credential belongs to
     * @param permissions in the tracker's own words
     * @param missing what the credential should be let and is not, in the tracker's own words, as far as it tells
     * @param rights what Lockstep needs or can use, one by one; only what was asked about
     * @param problem what is missing, null when all is well
     * @param remaining requests left in the current window, null when the tracker does not say
     * @param resetsAt when the window ends
     */
    record ConnectionReport(
            String account,
            List<String> permissions,
            List<String> missing,
            List<Right> rights,
            @Nullable String problem,
            @Nullable Integer remaining,
            java.time.@Nullable Instant resetsAt) {
        /** The names of those that are lacked. */
        public static List<String> missing(List<Right> rights) {
            return rights.stream().filter(Right::lacks).map(Right::name).toList();
        }
    }

    /**
     * @param name in the tracker's own words
     * @param held yes, no, or unknown where the tracker does not tell before the first write
     * @param purpose what Lockstep does with it
     */
    record Right(String name, String held, String purpose) {
        public static final String YES = "yes";
        public static final String NO = "no";
        public static final String UNKNOWN = "unknown";

        public boolean lacks() {
            return held.equals(NO);
        }
    }

    /** @param status created, repaired, in_place or manual */
    record HookReport(
            String status, String message, @Nullable String url) {}
}
