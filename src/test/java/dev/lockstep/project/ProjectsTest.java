package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TwoUnits;
import dev.lockstep.project.Projects.Label;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class ProjectsTest {
    private TestDatabase database;
    private Projects projects;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        projects = TestProjects.on(database, InstantSource.fixed(Instant.EPOCH));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aProjectIsFoundByIdAndByName() {
        var project = projects.create("  Lock\u0000step ");
        assertThat(project.name()).isEqualTo("Lockstep");
        assertThat(projects.find(project.id())).contains(project);
        assertThat(projects.findByName("Lockstep")).contains(project);
        assertThat(projects.find(Ids.next())).isEmpty();
    }

    @Test
    void anUnfitNameIsRefused() {
        projects.create("taken");
        assertThatThrownBy(() -> projects.create("taken")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
            assertThat(refused.field()).isEqualTo("name");
        });
        assertThatThrownBy(() -> projects.create(" ")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> projects.create("x".repeat(201))).isInstanceOf(Refused.class);
        projects.create("\ud83d\ude00".repeat(200));
    }

    @Test
    void theProjectOfANameIsMadeOnce() {
        var project = projects.named(" Lockstep ");
        assertThat(projects.named("Lockstep")).isEqualTo(project);
        assertThatThrownBy(() -> projects.named(" ")).isInstanceOf(Refused.class);
    }

    @Test
    @EnabledIfSystemProperty(named = "lockstep.test.database", matches = "postgresql")
    void twoNodesThatWantTheProjectOfANameGetTheSame() throws Exception {
        var both = TwoUnits.overlapping(database, () -> projects.named("a"), () -> projects.named("a"));
        assertThat(both.second().id()).isEqualTo(both.first().id());
    }

    @Test
    void whatMembersNamedIsTakenForNothingElse() {
        var theirs = projects.create("acme/app", "", true);
        assertThatThrownBy(() -> projects.named("acme/app")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("name_taken");
        });
        projects.change(theirs.id(), "ours", null, true);
        var own = projects.named("acme/app");
        assertThat(own.id()).isNotEqualTo(theirs.id());
        projects.change(own.id(), null, "Text", true);
        assertThat(projects.named("acme/app").description()).isEqualTo("Text");
        projects.change(own.id(), "acme/lib", null, true);
        assertThatThrownBy(() -> projects.named("acme/lib")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> projects.change(own.id(), "ours", null, false))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo("name");
                });
    }

    @Test
    void aProjectIsArchivedAndRestoredAndGone() {
        var project = projects.create("p").id();
        assertThat(projects.archive(project, true).archived()).isTrue();
        assertThat(projects.archive(project, false).archived()).isFalse();
        projects.delete(project);
        assertThat(projects.find(project)).isEmpty();
        assertThatThrownBy(() -> projects.delete(project)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> projects.archive(project, true)).isInstanceOf(Refused.class);
    }

    @Test
    void labelsThatDifferOnlyInCaseAreOne() {
        var project = projects.create("p").id();
        database.database().write(() -> {
            projects.ensureLabel(project, "Größe", "ff0000");
            projects.ensureLabel(project, "größe", null);
            projects.ensureLabel(project, "GRO\u0308ßE", null);
            projects.ensureLabel(project, "bug", null);
        });
        assertThat(projects.labels(project)).containsExactly(new Label("bug", null), new Label("Größe", "ff0000"));
    }

    @Test
    void aLabelWhoseUnitFailedIsStoredTheNextTime() {
        var project = projects.create("p").id();
        assertThatThrownBy(() -> database.database().write(() -> {
                    projects.ensureLabel(project, "bug", null);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(projects.labels(project)).isEmpty();
        database.database().write(() -> projects.ensureLabel(project, "bug", null));
        database.database().write(() -> projects.ensureLabel(project, "bug", null));
        assertThat(projects.labels(project)).containsExactly(new Label("bug", null));
    }

    @Test
    void anUnknownProjectHasNoNumbers() {
        assertThatThrownBy(() -> database.database().write(() -> projects.takeNumber(Ids.next())))
                .isInstanceOf(Refused.class);
    }
}
