package dev.lockstep.api.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one can log in here, on the wire.
 *
 * @param openRegistration whether anybody may make an account with {@code POST /api/v1/people}
 * @param httpsRequired why nobody can log in over this connection, and what to do; null where one can
 * @param banner what every page shows as long as it is so; null for nothing
 */
record WaysIn(
        List<WayIn> items,
        boolean openRegistration,
        @Nullable String httpsRequired,
        @Nullable String banner) {
    /** @param kind {@code password} or {@code openid} */
    record WayIn(String kind, String name, String start) {}
}
