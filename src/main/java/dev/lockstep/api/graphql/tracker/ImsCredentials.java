package dev.lockstep.api.graphql.tracker;

import dev.lockstep.api.dev.DevSettings;
import dev.lockstep.api.linking.NewConnection;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A connection as the fields of its template describe it, with the credential that they or the development's settings give. */
@Component
class ImsCredentials {
    private final DevSettings dev;

    ImsCredentials(DevSettings dev) {
        this.dev = dev;
    }

    /** @throws Refused naming the field, where there is no credential */
    NewConnection made(Tracker tracker, String name, Map<String, @Nullable Object> values) {
        var token = text(values, "token");
        var email = text(values, "email");
        if (token == null && tracker == Tracker.JIRA && dev.login() && dev.jiraToken() != null) {
            token = dev.jiraToken().reveal();
            email = dev.jiraEmail();
        }
        if (token == null) {
            throw Refused.invalid(
                    "credential_missing",
                    "token",
                    "Give the field token (for Jira Cloud also email): what " + tracker.title()
                            + " is to be read and written with. It is kept encrypted and never shown.");
        }
        return connection(tracker, name, address(tracker, values), token, email);
    }

    /** What is left out stays. */
    NewConnection changed(Tracker tracker, String name, Map<String, @Nullable Object> values) {
        return connection(tracker, name, address(tracker, values), text(values, "token"), text(values, "email"));
    }

    private static NewConnection connection(
            Tracker tracker, String name, String address, @Nullable String token, @Nullable String email) {
        return new NewConnection(
                tracker.name().toLowerCase(Locale.ROOT), name, address, token, email, null, null, null);
    }

    static String addressField(Tracker tracker) {
        return tracker == Tracker.GITHUB ? "graphql-url" : "root-url";
    }

    private static String address(Tracker tracker, Map<String, @Nullable Object> values) {
        var field = addressField(tracker);
        var given = String.valueOf(values.get(field));
        var address = tracker == Tracker.GITHUB ? ImsForm.restUrl(given) : given.strip();
        try {
            var uri = URI.create(address);
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        throw Refused.invalid("field_invalid", field, field + " must begin with http:// or https:// and name a host.");
    }

    private static @Nullable String text(Map<String, @Nullable Object> values, String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
