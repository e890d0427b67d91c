package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.impl.NoOpLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsTest {
    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void settingsOfTheScriptAreKnown() {
        assertThat(NearestName.unknown(List.of("LOCKSTEP_SKIP_UI", "LOCKSTEP_SKIP_IU")))
                .containsExactly("LOCKSTEP_SKIP_IU");
    }

    @Test
    void theExampleFileListsEverySettingAndNoOther() throws Exception {
        var listed = Pattern.compile("(?m)^#([A-Z][A-Z0-9_]+)=")
                .matcher(Files.readString(Path.of(".env.example")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Setting.values()).map(Enum::name).toList());
    }

    @Test
    void withoutAnySettingTheDefaultsHold() {
        var environment = read(Map.of(), "");
        assertThat(environment.getProperty("server.port")).isEqualTo("4000");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("lockstep.cycle")).as("600 seconds").isEqualTo("10m");
        assertThat(environment.getProperty("lockstep.github.token")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT|eighty",
                "PORT|70000",
                "LOCKSTEP_CYCLE|soon",
                "LOCKSTEP_CYCLE|0s",
                "LOCKSTEP_MAX_MUTATIONS|many",
                "LOCKSTEP_MAX_MUTATIONS|-1",
                "LOCKSTEP_OPEN_API|perhaps",
                "LOCKSTEP_DATABASE_URL|jdbc:mysql://host/lockstep",
                "LOCKSTEP_DATABASE_URL|jdbc:postgresql://user:secret@host/lockstep",
                "LOCKSTEP_ROLES|api,cook",
                "LOCKSTEP_REDIS_URL|http://host:6379",
                "LOCKSTEP_REDIS_URL|redis://:secret word@host",
                "REDIS_PORT|default",
                "LOCKSTEP_BASE_URL|lockstep.example.org",
                "GITHUB_API_URL|ftp://example.org",
                "GITHUB_OWNER|a/b",
                "GITHUB_APP_PEM|not a key",
                "GITHUB_API_TOKEN|two words",
                "LOCKSTEP_TRUSTED_PROXIES|everybody",
                "LOCKSTEP_ALLOWED_ORIGINS|*",
            })
    void aMalformedValueIsNamedButNotRepeated(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value), ""))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(name + " m")
                .message()
                .doesNotContain(value.length() > 3 ? value : "no such text");
    }

    @Test
    void cyclesAreReadInBothForms() {
        assertThat(read(Map.of("LOCKSTEP_CYCLE", "10m"), "").getProperty("lockstep.cycle"))
                .isEqualTo("PT10M");
        assertThat(read(Map.of("LOCKSTEP_CYCLE", "PT30S"), "").getProperty("lockstep.cycle"))
                .isEqualTo("PT30S");
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndTheDotEnv() throws Exception {
        var file = Files.writeString(folder.resolve("token"), "from-file\n");
        var dotEnv = "GITHUB_API_TOKEN=from-dot-env\nGITHUB_OWNER = \"acme\" # us\nexport GITHUB_REPOSITORY='app'\n";
        var all = read(Map.of("GITHUB_API_TOKEN", "direct", "GITHUB_API_TOKEN_FILE", file.toString()), dotEnv);
        assertThat(all.getProperty("lockstep.github.token")).isEqualTo("direct");
        var withFile = read(Map.of("GITHUB_API_TOKEN_FILE", file.toString()), dotEnv);
        assertThat(withFile.getProperty("lockstep.github.token")).isEqualTo("from-file");
        var alone = read(Map.of("GITHUB_API_TOKEN", ""), dotEnv);
        assertThat(alone.getProperty("lockstep.github.token")).isEqualTo("from-dot-env");
        assertThat(alone.getProperty("lockstep.github.owner")).isEqualTo("acme");
        assertThat(alone.getProperty("lockstep.github.repository")).isEqualTo("app");
    }

    @Test
    void rolesAreForNodesThatShareADatabase() {
        var roles = Map.of("LOCKSTEP_ROLES", "api, worker");
        assertThatThrownBy(() -> read(roles, "")).hasMessageContaining("LOCKSTEP_DATABASE_URL");
        assertThat(read(roles, "LOCKSTEP_DATABASE_URL=jdbc:postgresql://db.example.org/lockstep")
                        .getProperty("lockstep.roles"))
                .isEqualTo("api,worker");
    }

    @Test
    void aSecretFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> read(Map.of("PLANE_API_TOKEN_FILE", "/nowhere/token"), ""))
                .hasMessageContaining("PLANE_API_TOKEN_FILE")
                .hasMessageContaining("/nowhere/token");
    }

    @Test
    void bothNamesOfPlanesKeyAreHonoured() {
        assertThat(read(Map.of("PLANE_API_KEY", "old"), "").getProperty("lockstep.plane.token"))
                .isEqualTo("old");
        assertThat(read(Map.of("PLANE_API_KEY", "old", "PLANE_API_TOKEN", "new"), "")
                        .getProperty("lockstep.plane.token"))
                .isEqualTo("new");
    }

    @Test
    void aKeyInBase64BecomesPem() {
        var pem = "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n";
        var encoded = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        assertThat(read(Map.of("GITHUB_APP_PEM", encoded), "").getProperty("lockstep.github.app-pem"))
                .isEqualTo(pem);
        assertThat(read(Map.of(), "GITHUB_APP_PEM=\"" + pem + "\"\nPORT=1\n").getProperty("lockstep.github.app-pem"))
                .isEqualTo(pem.strip());
    }

    @Test
    void theWorkspacesPartOfPlanesAddressIsNotNeeded() {
        assertThat(read(Map.of("PLANE_API_URL", "http://host/api/v1/workspaces/"), "")
                        .getProperty("lockstep.plane.api-url"))
                .isEqualTo("http://host/api/v1");
    }

    @Test
    void theApiPartOfJirasAddressIsNotNeeded() {
        for (var given : List.of(
                "https://x.org/jira",
                "https://x.org/jira/",
                "https://x.org/jira/rest/api/3/",
                "https://x.org/jira/rest/api/2")) {
            assertThat(read(Map.of("JIRA_API_URL", given), "").getProperty("lockstep.jira.api-url"))
                    .isEqualTo("https://x.org/jira");
        }
    }

    @Test
    void aLineThatIsNoSettingIsNamedByItsNumber() {
        assertThatThrownBy(() -> read(Map.of(), "PORT=1\n\nwhat is this\n")).hasMessageContaining("Line 3 of .env");
    }

    @Test
    void anUnknownNameIsToldWithTheNearestKnownOne() {
        read(Map.of("LOCKSTEP_DATADIR", "x", "LOCKSTEP_API_TOKEN_FILE", ""), "");
        assertThat(told)
                .containsExactly("LOCKSTEP_DATADIR is not a setting of Lockstep. Did you mean LOCKSTEP_DATA_DIR?");
    }

    @Test
    void theOldServicesDatabaseIsIgnoredWithOneLine() {
        read(Map.of("MONGODB_URI", "mongodb://user:canary@host"), "");
        assertThat(told).singleElement().asString().startsWith("MONGODB_URI").doesNotContain("canary");
    }

    private StandardEnvironment read(Map<String, String> variables, String dotEnv) {
        try {
            var file = Files.writeString(folder.resolve(".env"), dotEnv);
            var environment = new StandardEnvironment() {
                @Override
                public Map<String, Object> getSystemEnvironment() {
                    return new HashMap<>(variables);
                }
            };
            environment
                    .getPropertySources()
                    .replace(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            new SystemEnvironmentPropertySource(
                                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                    new HashMap<>(variables)));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", Map.of(SettingsReader.FILE_PROPERTY, file.toString())));
            new SettingsReader(logs()).postProcessEnvironment(environment, new SpringApplication());
            return environment;
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private DeferredLogFactory logs() {
        Log log = new NoOpLog() {
            @Override
            public void info(Object message) {
                told.add(String.valueOf(message));
            }

            @Override
            public void warn(Object message) {
                told.add(String.valueOf(message));
            }
        };
        return destination -> log;
    }
}
