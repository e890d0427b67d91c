package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.port.Ports;
import dev.lockstep.api.port.SidePort;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody becomes somebody else where the operator did not ask for the development login. */
class DevLoginOffTest {
    @Test
    void withoutItsSettingThereIsNoSuchPortAndNoSuchRoute(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).start()) {
            var ports = world.bean(Ports.class);
            assertThat(ports.open(SidePort.DEVELOPMENT)).isEmpty();
            assertThat(ports.open(SidePort.INTERNAL))
                    .as("nor without its token")
                    .isEmpty();
            var form = HttpRequest.newBuilder(world.address("/newUser"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=eve&displayName=Eve&isAdmin=true"));
            assertThat(world.ask(form).statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(world.get("/api/v1/people").toString()).doesNotContain("eve");
        }
    }
}
