package dev.lockstep.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lockstep.doctor.Finding.Grade;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** What is told of a Redis and of a mail server: real ones that work, refuse, or are not there. */
class ServersTest {
    private static final String PASSWORD = "canary-of-a-password";

    @Test
    void aRedisThatWorksIsToldWithItsVersionAndOneThatRefusesTheLoginSo() throws Exception {
        int port = free();
        var server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .setting("requirepass " + PASSWORD)
                .build();
        server.start();
        try {
            var works = redis("redis://:" + PASSWORD + "@127.0.0.1:" + port);
            assertThat(works.grade()).isEqualTo(Grade.OK);
            assertThat(works.subject()).isEqualTo("127.0.0.1:" + port);
            assertThat(works.told()).matches("It answers; it is Redis [6-9]\\..*");
            for (var login : List.of("", ":wrong-" + PASSWORD + "@")) {
                var refuses = redis("redis://" + login + "127.0.0.1:" + port);
                assertThat(refuses.grade()).isEqualTo(Grade.WARNING);
                assertThat(refuses.told()).contains("refuses the login").doesNotContain(PASSWORD);
            }
        } finally {
            server.stop();
        }
        var gone = redis("redis://:" + PASSWORD + "@127.0.0.1:" + port);
        assertThat(gone.grade()).as("it works without").isEqualTo(Grade.WARNING);
        assertThat(gone.told()).contains("does not answer").doesNotContain(PASSWORD);
    }

    @Test
    void aRedisThatIsTooOldIsToldSo() {
        assertThat(RedisWords.answered("redis", "there", "redis_version:5.0.14\r\nrole:master")
                        .told())
                .isEqualTo("It is Redis 5.0.14; Lockstep needs 6.2 or later to carry events there.");
        assertThat(RedisWords.answered("redis", "there", "redis_version:6.2.0").grade())
                .isEqualTo(Grade.OK);
        assertThat(RedisWords.answered("redis", "there", "redis_version:10.0.1").grade())
                .isEqualTo(Grade.OK);
    }

    @Test
    void aMailServerThatWorksIsToldAndSoIsWhyAnotherDoesNot() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("hub@example.test", "hub", PASSWORD);
        server.start();
        int port = server.getSmtp().getPort();
        try {
            var works = mail(port, "false", PASSWORD);
            assertThat(works.grade()).isEqualTo(Grade.OK);
            assertThat(works.told()).isEqualTo("It answers and lets Lockstep in.");
            assertThat(mail(port, "false", "wrong").told()).contains("refuses the login", "LOCKSTEP_SMTP_PASSWORD");
            assertThat(mail(port, "true", PASSWORD).told()).contains("STARTTLS", "LOCKSTEP_SMTP_TLS");
            assertThat(server.getReceivedMessages()).as("nothing is mailed").isEmpty();
        } finally {
            server.stop();
        }
        var gone = mail(port, "false", PASSWORD);
        assertThat(gone.grade()).isEqualTo(Grade.FAILED);
        assertThat(gone.told()).contains("LOCKSTEP_SMTP_HOST").doesNotContain(PASSWORD);
    }

    private static Finding redis(String url) {
        return new RedisLook(setup(Map.of("lockstep.redis.url", url)))
                .findings()
                .getFirst();
    }

    private static Finding mail(int port, String tls, String password) {
        var said = new HashMap<String, String>();
        said.put("spring.mail.host", "127.0.0.1");
        said.put("spring.mail.port", String.valueOf(port));
        said.put("spring.mail.username", "hub");
        said.put("spring.mail.password", password);
        said.put("spring.mail.properties.mail.smtp.starttls.required", tls);
        return new MailLook(setup(said)).findings().getFirst();
    }

    private static Setup setup(Map<String, String> properties) {
        return new Setup(properties, List.of());
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
