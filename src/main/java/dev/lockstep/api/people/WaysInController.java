package dev.lockstep.api.people;

import dev.lockstep.account.login.LoginSettings;
import dev.lockstep.account.openid.OpenId;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the page offers to whoever is not signed in yet. */
@RestController
class WaysInController {
    private final OpenId openId;
    private final LoginSettings settings;
    private final Doorstep doorstep;

    WaysInController(OpenId openId, LoginSettings settings, Doorstep doorstep) {
        this.openId = openId;
        this.settings = settings;
        this.doorstep = doorstep;
    }

    /** A browser that is sent to {@code start} can log in there; {@code ?back=/a/path} says where it goes afterwards. */
    @Access(Least.OPEN)
    @GetMapping("/api/v1/ways-in")
    WaysIn listWaysIn(HttpServletRequest request) {
        var ways = new ArrayList<WaysIn.WayIn>();
        ways.add(new WaysIn.WayIn("password", "E-mail address and password", "/log-in"));
        openId.name().ifPresent(name -> ways.add(new WaysIn.WayIn("openid", name, OpenIdDoor.START)));
        var objection = doorstep.objection(request);
        var why = objection == null ? null : objection.getMessage();
        return new WaysIn(ways, settings.openRegistration(), why, settings.banner());
    }
}
