package dev.lockstep.api.rest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeController {
    private final String version;

    MeController(ObjectProvider<BuildProperties> build) {
        // Absent when started from classes, without a build.
        var properties = build.getIfAvailable();
        version = properties == null ? "development" : String.valueOf(properties.getVersion());
    }

    @GetMapping("/api/v1/me")
    Me me() {
        return new Me(true, "admin", version);
    }

    record Me(boolean signedIn, String name, String version) {}
}
