package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteHttp.Ask;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where GitHub sends us, the token goes along; so only to itself. */
class ElsewhereTest {
    private static final Ask ASK =
            new Ask("GET", URI.create("https://api.example.test/repos/a/b"), Map.of("Authorization", "Bearer x"), null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/repos/a/b",
                "//evil.test/repos/a/b",
                "http://api.example.test/repos/a/b",
                "https://api.example.test:8443/repos/a/b",
                "https://api.example.test@evil.test/repos/a/b",
                "https://api.example.test.evil.test/",
                "file:///etc/passwd",
                "https://[",
            })
    void aTokenIsNotCarriedToAnotherHost(String location) {
        assertThatThrownBy(() -> GitHubFaults.redirect(ASK, moved(location))).isInstanceOf(ConnectorException.class);
    }

    @Test
    void aNewPlaceOnTheSameHostIsFollowed() {
        assertThat(GitHubFaults.redirect(ASK, moved("/repositories/1")))
                .isEqualTo(URI.create("https://api.example.test/repositories/1"));
    }

    private static Answer moved(String location) {
        var headers = HttpHeaders.of(Map.of("location", List.of(location)), (name, value) -> true);
        return new Answer(301, headers, "", Instant.EPOCH);
    }
}
