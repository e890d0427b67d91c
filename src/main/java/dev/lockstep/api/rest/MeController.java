package dev.lockstep.api.rest;

import dev.lockstep.account.login.LoginSettings;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access(Least.SIGNED_IN)
class MeController {
    private final String version;
    private final LoginSettings settings;

    MeController(ObjectProvider<BuildProperties> build, LoginSettings settings) {
        this.settings = settings;
        // Absent when started from classes, without a build.
        var properties = build.getIfAvailable();
        version = properties == null ? "development" : String.valueOf(properties.getVersion());
    }

    @GetMapping("/api/v1/me")
    Me me(@AuthenticationPrincipal Visitor visitor) {
        var person = visitor.person();
        var id = person == null ? null : person.id();
        return new Me(true, visitor.name(), id, visitor.admin(), version, settings.banner());
    }

    /**
     * @param id null for whoever runs the hub
     * @param banner what every page shows as long as it is so; null for nothing
     */
    record Me(
            boolean signedIn,
            String name,
            @Nullable UUID id,
            boolean admin,
            String version,
            @Nullable String banner) {}
}
