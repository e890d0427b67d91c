package dev.lockstep.api.people;

import dev.lockstep.account.login.LoginSettings;
import dev.lockstep.api.AccessSettings;
import dev.lockstep.base.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where people come in: what the links of mails look like, and that nobody listens to passwords on the way. */
@Component
class Doorstep {
    private final AccessSettings access;
    private final LoginSettings settings;
    private final Environment environment;

    Doorstep(AccessSettings access, LoginSettings settings, Environment environment) {
        this.access = access;
        this.settings = settings;
        this.environment = environment;
    }

    /** Never from what the request says: whoever asks for somebody's mail must not choose where its link leads. */
    String welcome(String word) {
        var base = access.baseUrl();
        var here = base == null
                ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "4000")
                : base.toString();
        return here + "/welcome?word=" + word;
    }

    boolean insecure() {
        return settings.insecureHttp();
    }

    void mustBePrivate(HttpServletRequest request) {
        if (!request.isSecure() && !settings.insecureHttp() && !isLoopback(request.getRemoteAddr())) {
            throw new Refused(
                    Refused.Kind.FORBIDDEN,
                    "https_required",
                    "LOCKSTEP_INSECURE_HTTP",
                    "Passwords are taken over HTTPS only. Put a TLS proxy in front and name it in"
                            + " LOCKSTEP_TRUSTED_PROXIES, or set LOCKSTEP_INSECURE_HTTP=true where nobody can listen.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
