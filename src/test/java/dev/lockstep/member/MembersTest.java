package dev.lockstep.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.AccountParts;
import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TwoUnits;
import dev.lockstep.event.Event;
import dev.lockstep.event.Events;
import dev.lockstep.event.TestEvents;
import dev.lockstep.project.Project;
import dev.lockstep.project.Projects;
import dev.lockstep.project.TestProjects;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class MembersTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1));

    private TestDatabase database;
    private Events events;
    private Projects projects;
    private People people;
    private Members members;
    private Teams teams;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        events = TestEvents.on(database, CLOCK);
        projects = TestProjects.on(database, CLOCK);
        people = AccountParts.people(database);
        members = new Members(database.database(), database.jdbc(), events, CLOCK);
        teams = new Teams(database.database(), projects, members, events);
    }

    @AfterEach
    void close() {
        TestEvents.close(events);
        database.close();
    }

    @Test
    void whoFoundsAProjectOwnsItAndTheOthersAreEditorsOnce() {
        var ann = person("Ann");
        var bob = person("Bob");
        var project = found("Web", ann, Set.of(bob, ann));
        assertThat(members.role(project.id(), ann)).contains(Role.OWNER);
        assertThat(members.role(project.id(), bob)).contains(Role.EDITOR);
        assertThat(members.role(project.id(), person("Cat"))).isEmpty();
        assertThat(told()).containsExactly("project.created", "member.added", "member.added");
    }

    @Test
    void whoMadeAProjectIsToldWhenItIsGoneToo() {
        var ann = person("Ann");
        var project = found("Web", ann, Set.of(person("Bob")));
        teams.delete(project, null);
        var last = events.after(0, 100).getLast();
        assertThat(last.name()).isEqualTo("deleteProject");
        assertThat(last.payload()).contains("\"title\":\"Web\"", "\"creatorId\":\"" + ann + "\"");
        var people = events.after(0, 100).getFirst();
        assertThat(people.name()).isEqualTo("newUser");
        assertThat(people.payload()).contains("\"username\":\"Ann\"", "\"status\":\"active\"");
    }

    @Test
    void aProjectThatCannotBeNamedSoHasNoMembersEither() {
        var ann = person("Ann");
        found("Web", ann, Set.of());
        assertThatThrownBy(() -> found("Web", ann, Set.of())).isInstanceOf(Refused.class);
        assertThat(members.projects(mine(ann, ""), 10, null).items()).hasSize(1);
    }

    @Test
    void theLastOwnerWhoCanLogInStays() {
        var ann = person("Ann");
        var bob = person("Bob");
        var project = found("Web", ann, Set.of()).id();
        assertRefused("last_owner", () -> members.remove(project, ann, null));
        assertRefused("last_owner", () -> members.change(project, ann, Role.EDITOR, null));
        members.add(project, bob, Role.OWNER, null);
        people.deactivate(bob, Instant.ofEpochSecond(2), Instant.ofEpochSecond(2));
        assertRefused("last_owner", () -> members.remove(project, ann, null));
        people.deactivate(bob, null, Instant.ofEpochSecond(3));
        members.remove(project, ann, null);
        assertThat(members.role(project, ann)).isEmpty();
        assertRefused("member_not_found", () -> members.change(project, ann, Role.VIEWER, null));
        assertRefused("already_member", () -> members.add(project, bob, Role.VIEWER, null));
    }

    @Test
    @EnabledIfSystemProperty(named = "lockstep.test.database", matches = "postgresql")
    void ofTwoOwnersWhoDemoteEachOtherOneStays() throws Exception {
        var ann = person("Ann");
        var bob = person("Bob");
        var project = found("Web", ann, Set.of()).id();
        members.add(project, bob, Role.OWNER, null);
        var outcome = TwoUnits.overlapping(database, () -> demoted(project, ann), () -> demoted(project, bob));
        assertThat(List.of(outcome.first(), outcome.second())).containsExactly(true, false);
        assertThat(members.role(project, bob)).contains(Role.OWNER);
    }

    private boolean demoted(UUID project, UUID person) {
        try {
            members.change(project, person, Role.VIEWER, null);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    @Test
    void everybodySeesHisOrHerOwnAndAdministratorsAll() {
        var ann = person("Ann");
        var bob = person("Bob");
        for (var name : List.of("Zebra", "apple_1", "apple 2", "Äpfel", "APPLE_3")) {
            found(name, ann, Set.of());
        }
        var shared = found("Shared", bob, Set.of(ann));
        found("Foreign", bob, Set.of());
        assertThat(names(mine(bob, ""))).containsExactlyInAnyOrder("Shared", "Foreign");
        assertThat(names(mine(ann, "apple_"))).containsExactlyInAnyOrder("apple_1", "APPLE_3");
        assertThat(names(mine(ann, "äPF"))).containsExactly("Äpfel");
        assertThat(names(new Wanted(null, true, "", false))).hasSize(7);
        assertThat(members.countProjects(mine(ann, ""))).isEqualTo(6);
        assertThat(members.projects(mine(ann, ""), 4, 4).size()).isEqualTo(2);
        teams.archive(shared.id(), true);
        assertThat(names(mine(ann, ""))).hasSize(5).doesNotContain("Shared");
        assertThat(names(new Wanted(ann, false, "", true))).containsExactly("Shared");
        var roles = members.projects(new Wanted(ann, true, "", true), 10, null).items();
        assertThat(roles).extracting(Membership::role).containsExactly(Role.EDITOR);
    }

    @Test
    void theListIsWalkedByCursorEachOnce() {
        var ann = person("Ann");
        for (int each = 0; each < 7; each++) {
            found("Project " + each, ann, Set.of());
        }
        assertThat(names(mine(ann, ""))).hasSize(7).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void membersAreWalkedByCursor() {
        var project = found("Web", person("Ann"), Set.of(person("Bob"), person("Cat")))
                .id();
        var first = members.list(project, 2, null);
        var rest = members.list(project, 2, first.next());
        assertThat(first.items()).extracting(member -> member.person().name()).containsExactly("Ann", "Bob");
        assertThat(rest.items()).extracting(member -> member.person().name()).containsExactly("Cat");
        assertThat(rest.next()).isNull();
    }

    @Test
    void withTheProjectItsMembersAreGone() {
        var ann = person("Ann");
        var project = found("Web", ann, Set.of());
        teams.delete(project, null);
        assertThat(members.role(project.id(), ann)).isEmpty();
        assertThat(members.among(ann, List.of(project.id()))).isEmpty();
        assertThat(told()).endsWith("project.deleted");
    }

    private List<String> names(Wanted wanted) {
        var names = new java.util.ArrayList<String>();
        String next = null;
        do {
            var page = members.projects(wanted, 3, next);
            page.items().forEach(each -> names.add(each.project().name()));
            next = page.next();
        } while (next != null);
        return names;
    }

    private List<String> told() {
        return events.after(0, 100).stream()
                .map(Event::type)
                .filter(type -> !type.startsWith("person."))
                .toList();
    }

    private static Wanted mine(UUID person, String name) {
        return new Wanted(person, false, name, false);
    }

    private Project found(String name, UUID owner, Set<UUID> editors) {
        return teams.found(new Teams.Founding(name, "", owner, editors, true));
    }

    private UUID person(String name) {
        var id = Ids.next();
        people.add(new Person(id, name, name + "@example.org", false, true, Instant.EPOCH), "hash");
        return id;
    }

    private static void assertRefused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
