package dev.lockstep.api.people;

import dev.lockstep.account.login.LoginSettings;
import dev.lockstep.api.AccessSettings;
import dev.lockstep.base.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Where people come in: what the links of mails look like, and that nobody listens to passwords on the way. */
@Component
public class Doorstep {
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
        return address("/welcome?word=" + word);
    }

    public String address(String path) {
        var base = access.baseUrl();
        return (base == null ? here() : base.toString()) + path;
    }

    /** As the terminal tells it: a cookie of one name of this machine is not sent to another. */
    private String here() {
        var bind = environment.getProperty("server.address", "127.0.0.1");
        boolean everywhere = bind.equals("0.0.0.0") || bind.equals("::");
        var host = everywhere ? "localhost" : bind.contains(":") ? "[" + bind + "]" : bind;
        return "http://" + host + ":" + environment.getProperty("local.server.port", "4000");
    }

    /** Of a form of ours. */
    ResponseEntity<String> page(HttpStatusCode status, String form, @Nullable String complaint) {
        return ResponseEntity.status(status)
                .contentType(MediaType.valueOf("text/html;charset=utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // Without a referrer browsers send no origin with a form, and it would be taken for another site's.
                .header("Referrer-Policy", "same-origin")
                .body(DoorForm.page(form, complaint, settings.banner()));
    }

    /** A page of ours; where others could listen, one that says so and has no form to fill in. */
    ResponseEntity<String> privately(HttpServletRequest request, Supplier<ResponseEntity<String>> page) {
        var objection = objection(request);
        return objection == null ? page.get() : page(HttpStatus.FORBIDDEN, "", objection.getMessage());
    }

    public void mustBePrivate(HttpServletRequest request) {
        var objection = objection(request);
        if (objection != null) {
            throw objection;
        }
    }

    /** Null where nobody listens on the way, or the operator takes it upon himself or herself. */
    @Nullable
    Refused objection(HttpServletRequest request) {
        if (!request.isSecure() && !settings.insecureHttp() && !isLoopback(request.getRemoteAddr())) {
            return new Refused(
                    Refused.Kind.FORBIDDEN,
                    "https_required",
                    "LOCKSTEP_INSECURE_HTTP",
                    "Logging in needs HTTPS, or whoever listens on the network can do it as well. Put a TLS proxy in front and name it in"
                            + " LOCKSTEP_TRUSTED_PROXIES, or set LOCKSTEP_INSECURE_HTTP=true where nobody can listen.");
        }
        return null;
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
