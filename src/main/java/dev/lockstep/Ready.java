package dev.lockstep;

import dev.lockstep.account.AccessToken;
import dev.lockstep.account.Sessions;
import dev.lockstep.account.login.Registration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says where Lockstep is, with a code that signs the browser in. On the terminal only: a log may be read by others. Whoever wants JSON
 * has no terminal, so there it is a line of the log, without words that let somebody in.
 */
@Component
class Ready {
    private static final Logger LOG = LoggerFactory.getLogger(Ready.class);

    private final Sessions sessions;
    private final AccessToken token;
    private final Registration registration;
    private final @Nullable String baseUrl;
    private final String bind;
    private final boolean terminal;

    Ready(
            Sessions sessions,
            AccessToken token,
            Registration registration,
            @Value("${lockstep.base-url:#{null}}") @Nullable String baseUrl,
            @Value("${server.address:127.0.0.1}") String bind,
            @Value("${logging.structured.format.console:}") String logFormat) {
        this.sessions = sessions;
        this.token = token;
        this.registration = registration;
        this.baseUrl = baseUrl;
        this.bind = bind;
        terminal = logFormat.isEmpty();
    }

    /** First: what else waits for this moment (the heap is tidied, a start cache is made) need not be waited for. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            var port = web.getWebServer().getPort();
            if (!terminal) {
                LOG.info(
                        "Lockstep is ready: {}/ (the API token is in the file {} of the data folder, or set by you)",
                        address(port),
                        AccessToken.FILE_NAME);
                return;
            }
            token.fresh()
                    .ifPresent(
                            secret -> System.out.println("The API token, shown this once and kept in the data folder ("
                                    + AccessToken.FILE_NAME + "): " + secret.reveal()));
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
