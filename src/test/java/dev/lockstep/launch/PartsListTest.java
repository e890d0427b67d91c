package dev.lockstep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsListTest {
    @TempDir
    Path folder;

    @Test
    void itHoldsForLockstepsOwnSettings() {
        assertThat(PartsList.holds(
                        List.of("--lockstep.data-dir=/data", "--server.port=0"),
                        List.of("PORT", "LOCKSTEP_SMTP_HOST", "java.home"),
                        folder))
                .isTrue();
    }

    @Test
    void whoeverChangesSpringGetsAStartThatLooks() {
        assertThat(PartsList.holds(List.of("--spring.profiles.active=mine"), List.of(), folder))
                .isFalse();
        assertThat(PartsList.holds(List.of("--management.server.port=1"), List.of(), folder))
                .isFalse();
        assertThat(PartsList.holds(List.of(), List.of("SPRING_APPLICATION_JSON"), folder))
                .isFalse();
        assertThat(PartsList.holds(List.of(), List.of("management.server.port"), folder))
                .isFalse();
    }

    @Test
    void aFileOfSpringsInTheWorkingFolderIsRead() throws IOException {
        Files.writeString(folder.resolve("application.yaml"), "spring: {}");
        assertThat(PartsList.holds(List.of(), List.of(), folder)).isFalse();
    }

    @Test
    void aListBesideLooseClassesIsNotTaken() throws IOException {
        assertThat(PartsList.packed(null)).isFalse();
        assertThat(PartsList.packed(folder.resolve("List.class").toUri().toURL()))
                .isFalse();
        assertThat(PartsList.packed(
                        URI.create("jar:file:/a/lockstep.jar!/List.class").toURL()))
                .isTrue();
    }

    @Test
    void noPartIsThereByConditionSoOneListHoldsForAllSettings() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("@Conditional")
                            .doesNotContain("@Profile("));
        }
    }
}
