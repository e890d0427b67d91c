package dev.lockstep.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.NodeFolder;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The files for Compose are as Compose publishes that they must be, and no container in them may more than it needs. */
class ComposeTest {
    private static final NodeFolder FOLDER = new NodeFolder(Path.of("src/test/compose"), Path.of("target/compose"));
    private static final String SCHEMA = "node_modules/dclint/schemas/compose.schema.json";

    /** Which npm brings. */
    private static Schema schema() throws IOException {
        assumeTrue(!Boolean.getBoolean("skipUi") && NodeFolder.nodeIsThere(), "npm brings the schema");
        FOLDER.install();
        // Its names of itself and of its draft are none that the validator knows.
        var text = Files.readString(FOLDER.home().resolve(SCHEMA))
                .replace("https://json-schema.org/draft-07/schema", "http://json-schema.org/draft-07/schema#")
                .replace("\"$id\": \"compose_spec.json\"", "\"$id\": \"urn:compose-spec\"");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(Json.tree(text));
    }

    private static JsonNode read(String file) throws IOException {
        return Yaml.one(Files.readString(Path.of(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "ops/compose.roles.yaml"})
    void theFileIsOneThatComposeTakes(String file) throws IOException {
        assertThat(schema().validate(read(file))).isEmpty();
    }

    @Test
    void aWrongWordInItWouldBeNoticed() throws IOException {
        var broken = read("compose.yaml");
        ((ObjectNode) broken.at("/services/lockstep")).put("read-only", true);
        assertThat(schema().validate(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "ops/compose.roles.yaml"})
    void ourContainersWriteToTheirVolumesAloneAndHaveNoRights(String file) throws IOException {
        var ours = services(file).stream()
                .filter(service -> service.path("image").asString().contains("lockstep"))
                .toList();
        assertThat(ours).isNotEmpty().allSatisfy(service -> {
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(service.path("user").asString()).isEqualTo(Image.USER);
            assertThat(service.path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
            assertThat(service.path("security_opt").toString()).contains("no-new-privileges:true");
            assertThat(service.path("healthcheck").path("test").toString())
                    .contains(Image.JAR, "health")
                    .doesNotContain("curl", "CMD-SHELL");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "ops/compose.roles.yaml"})
    void theFirstAccountCanBeMadeBecausePasswordsAreTakenFromThisMachineAlone(String file) throws IOException {
        var published =
                services(file).stream().filter(service -> service.has("ports")).toList();
        assertThat(published).singleElement().satisfies(service -> {
            assertThat(service.path("ports").valueStream().map(JsonNode::asString))
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
            assertThat(service.at("/environment/LOCKSTEP_INSECURE_HTTP").asString())
                    .isEqualTo("on");
        });
    }

    @Test
    void everyRoleTakesTheOtherSettingsFromAFile() throws IOException {
        assertThat(services("ops/compose.roles.yaml"))
                .filteredOn(service -> service.path("image").asString().contains("lockstep"))
                .allSatisfy(service ->
                        assertThat(service.path("env_file").toString()).contains(".env"));
    }

    @Test
    void theThreeRolesTogetherAreAllThereAre() throws IOException {
        var roles = services("ops/compose.roles.yaml").stream()
                .map(service -> service.at("/environment/LOCKSTEP_ROLES").asString(""))
                .filter(role -> !role.isEmpty())
                .flatMap(role -> List.of(role.split(",", -1)).stream())
                .collect(Collectors.toList());
        assertThat(roles).containsExactlyInAnyOrder("api", "worker", "scheduler", "notify");
    }

    @Test
    void noSecretStandsInAFile() throws IOException {
        for (var service : services("ops/compose.roles.yaml")) {
            assertThat(service.path("environment").propertyNames().stream()
                            .filter(name -> name.matches(".*(PASSWORD|TOKEN|KEY)$")))
                    .isEmpty();
        }
    }

    private static List<JsonNode> services(String file) throws IOException {
        return read(file).path("services").valueStream().toList();
    }
}
