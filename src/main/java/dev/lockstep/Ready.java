package dev.lockstep;

import dev.lockstep.account.AccessToken;
import dev.lockstep.account.Sessions;
import dev.lockstep.account.login.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where Lockstep is, with a code that signs the browser in. On the terminal only: a log may be read by others. */
@Component
class Ready {
    private final Sessions sessions;
    private final AccessToken token;
    private final Registration registration;
    private final @Nullable String baseUrl;
    private final String bind;

    Ready(
            Sessions sessions,
            AccessToken token,
            Registration registration,
            @Value("${lockstep.base-url:#{null}}") @Nullable String baseUrl,
            @Value("${server.address:127.0.0.1}") String bind) {
        this.sessions = sessions;
        this.token = token;
        this.registration = registration;
        this.baseUrl = baseUrl;
        this.bind = bind;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            token.fresh()
                    .ifPresent(
                            secret -> System.out.println("The API token, shown this once and kept in the data folder ("
                                    + AccessToken.FILE_NAME + "): " + secret.reveal()));
            var port = web.getWebServer().getPort();
            registration
                    .firstWord()
                    .ifPresent(word -> System.out.println("Nobody has an account yet. This link makes the first one, an"
                            + " administrator's, once, within an hour: " + address(port) + "/welcome?word="
                            + word.reveal()));
            System.out.println("Lockstep is ready: " + address(port) + "/sign-in?code="
                    + sessions.newCode().reveal());
        }
    }

    private String address(int port) {
        if (baseUrl != null) {
            return baseUrl;
        }
        var everywhere = bind.equals("0.0.0.0") || bind.equals("::");
        return "http://" + (everywhere ? "localhost" : bind.contains(":") ? "[" + bind + "]" : bind) + ":" + port;
    }
}
