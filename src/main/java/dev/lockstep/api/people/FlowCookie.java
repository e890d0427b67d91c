package dev.lockstep.api.people;

import dev.lockstep.account.openid.OpenId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** What a browser keeps between the way to the provider and the way back. Lax: the way back comes from another site. */
@Component
class FlowCookie {
    static final String NAME = "lockstep_openid";

    private final Doorstep doorstep;

    FlowCookie(Doorstep doorstep) {
        this.doorstep = doorstep;
    }

    String of(String flow, HttpServletRequest request) {
        return cookie(flow, OpenId.LIFE, request);
    }

    String none(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private String cookie(String value, Duration life, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure() || doorstep.address("").startsWith("https:"))
                .sameSite("Lax")
                .path(OpenIdDoor.START)
                .maxAge(life)
                .build()
                .toString();
    }
}
