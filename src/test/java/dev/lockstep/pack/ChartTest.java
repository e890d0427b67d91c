package dev.lockstep.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Helm itself renders the chart, and what comes out is as Kubernetes publishes that its objects must be. */
class ChartTest {
    private static final Path CHART = Path.of("ops/helm/lockstep");
    private static final String SEVERAL = """
            settings:
              LOCKSTEP_DATABASE_URL: jdbc:postgresql://db:5432/lockstep
              LOCKSTEP_CYCLE: 5m
              LOCKSTEP_TRUSTED_PROXIES: 10.0.0.0/8
            secretName: lockstep
            nodes:
              - {name: api, roles: api, replicas: 2, http: true}
              - {name: worker, roles: worker, replicas: 3}
              - {name: scheduler, roles: "scheduler,notify", replicas: 1}
            persistence: {size: 1Gi, storageClassName: fast}
            ingress: {enabled: true, className: nginx, host: lockstep.example.org, tlsSecretName: cert}
            """;

    @TempDir
    private Path folder;

    private static TemplateCommand template() {
        return new Helm(CHART).template().withName("hub").withNamespace("team");
    }

    private List<JsonNode> rendered(String values) throws IOException {
        return Yaml.all(template()
                .withValuesFile(Files.writeString(folder.resolve("values.yaml"), values))
                .call());
    }

    /** Refuses what is unknown or missing, at any depth. */
    private static void check(JsonNode object) throws IOException {
        JsonElement json = JsonParser.parseString(object.toString());
        switch (object.path("apiVersion").asString() + " " + object.path("kind").asString()) {
            case "apps/v1 StatefulSet" -> V1StatefulSet.validateJsonElement(json);
            case "v1 Service" -> V1Service.validateJsonElement(json);
            case "networking.k8s.io/v1 Ingress" -> V1Ingress.validateJsonElement(json);
            default -> throw new AssertionError("nobody checks " + object);
        }
    }

    private static List<JsonNode> sets(List<JsonNode> objects) {
        return objects.stream()
                .filter(object -> object.path("kind").asString().equals("StatefulSet"))
                .toList();
    }

    @Test
    void helmFindsNoFault() {
        var found = new Helm(CHART).lint().strict().call();
        assertThat(found.isFailed()).as("%s", found.getMessages()).isFalse();
    }

    @Test
    void asItIsItBringsOneNodeThatDoesAll() throws IOException {
        var objects = rendered("{}");
        for (var object : objects) {
            check(object);
        }
        assertThat(sets(objects)).singleElement().satisfies(set -> {
            assertThat(set.at("/spec/replicas").asInt()).isEqualTo(1);
            assertThat(set.at("/spec/template/spec/containers/0/env")).isEmpty();
        });
    }

    @Test
    void withRolesItBringsThemOverOneDatabaseWithAWayIn() throws IOException {
        var objects = rendered(SEVERAL);
        for (var object : objects) {
            check(object);
        }
        assertThat(sets(objects)).hasSize(3).allSatisfy(set -> {
            var container = set.at("/spec/template/spec/containers/0");
            assertThat(container.path("env").toString()).contains("LOCKSTEP_DATABASE_URL", "LOCKSTEP_ROLES");
            assertThat(container.at("/envFrom/0/secretRef/name").asString()).isEqualTo("lockstep");
        });
        assertThat(objects).extracting(object -> object.path("kind").asString()).contains("Service", "Ingress");
    }

    @Test
    void behindAnIngressSomebodyMustSayWhoseWordOnHttpsIsTaken() {
        assertThatThrownBy(() -> rendered("ingress: {enabled: true}"))
                .hasMessageContaining("set settings.LOCKSTEP_TRUSTED_PROXIES");
    }

    @Test
    void noContainerMayMoreThanItNeeds() throws IOException {
        assertThat(sets(rendered(SEVERAL))).allSatisfy(set -> {
            var pod = set.at("/spec/template/spec");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asString() + ":"
                            + pod.at("/securityContext/runAsGroup").asString())
                    .isEqualTo(Image.USER);
            assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                            .asBoolean())
                    .isTrue();
            assertThat(pod.at("/containers/0/securityContext/capabilities/drop/0")
                            .asString())
                    .isEqualTo("ALL");
        });
    }

    @Test
    void aWrongWordInItWouldBeNoticed() throws IOException {
        var set = sets(rendered("{}")).getFirst();
        ((ObjectNode) set.at("/spec/template/spec/containers/0")).put("readinesProbe", "");
        assertThatThrownBy(() -> check(set)).hasMessageContaining("readinesProbe");
    }

    @Test
    void severalNodesWithoutADatabaseAreRefusedWithTheWayOut() {
        assertThatThrownBy(() -> rendered("nodes: [{name: api, replicas: 2}]"))
                .hasMessageContaining("set settings.LOCKSTEP_DATABASE_URL");
    }
}
