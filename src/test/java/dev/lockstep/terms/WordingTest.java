package dev.lockstep.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.connector.StateKind;
import dev.lockstep.identity.Assignables.Assignable;
import dev.lockstep.terms.Mapping.Kind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final UUID GITHUB = Ids.next();
    private static final UUID PLANE = Ids.next();
    private static final Mapping ANN = new Mapping(Ids.next(), GITHUB, "github", Kind.USER, "plane:7", "ann");
    private static final Mapping BUG = new Mapping(Ids.next(), GITHUB, "github", Kind.LABEL, "Bug", "kind/bug");
    private static final Mapping STARTED = new Mapping(Ids.next(), GITHUB, "github", Kind.STATE, "started", "open");

    private final Wording github = new Wording("github", List.of(ANN, BUG, STARTED), List.of(ANN, BUG, STARTED));
    private final Wording plane = new Wording("plane", List.of(), List.of(ANN, BUG, STARTED));

    @Test
    void aPersonHasOneNameInTheHubOnAllLinks() {
        assertThat(github.person("github:Ann")).isEqualTo("plane:7");
        assertThat(plane.person("github:ann")).isEqualTo("plane:7");
        assertThat(github.person("github:bob")).isEqualTo("github:bob");
    }

    @Test
    void eachTrackerIsToldOfThoseThatItKnowsByItsOwnNames() {
        var hub = List.of("plane:7", "github:bob", "jira:zoe");
        assertThat(github.peopleThere(hub)).containsExactly("ann", "bob");
        assertThat(plane.peopleThere(hub)).containsExactly("7");
        assertThat(github.peopleThere(List.of("github:ann")))
                .as("from before it was said")
                .containsExactly("ann");
    }

    @Test
    void labelsAndStatesHoldForOneLink() {
        assertThat(github.label("KIND/bug")).isEqualTo("Bug");
        assertThat(github.labelsThere(List.of("bug", "ui"))).containsExactly("kind/bug", "ui");
        assertThat(plane.labelsThere(List.of("Bug"))).containsExactly("Bug");
        assertThat(github.states()).containsEntry(StateKind.STARTED, "open");
        assertThat(plane.states()).isEmpty();
    }

    @Test
    void onlyWhatHasANameNowAndIsNotThereIsUnheard() {
        assertThat(github.unheardPeople(List.of("plane:7", "jira:zoe", "github:bob"), List.of()))
                .as("bob has no mapping: he was not taken there, and is not tried again")
                .containsExactly("plane:7");
        assertThat(github.unheardPeople(List.of("plane:7"), List.of("Ann"))).isEmpty();
        assertThat(github.unheardLabels(List.of("bug", "ui"), List.of())).containsExactly("bug");
    }

    @Test
    void withoutMappingsOnlyThePlaceDecides() {
        var plain = Wording.NONE.at("github");
        assertThat(plain.peopleThere(List.of("github:a", "plane:b"))).containsExactly("a");
        assertThat(plain.labelsThere(List.of("x"))).containsExactly("x");
        assertThat(plain.person("plane:b")).isEqualTo("plane:b");
    }

    @Test
    void whoConnectedAnAccountIsOnePersonHereAndThereUnlessPersonsSaidOtherwise() {
        var bob = new Assignable("Bob", "bobby");
        var ann = new Assignable("Anna", "ann");
        var words = new Wording("github", List.of(ANN), List.of(ANN), List.of(bob, ann));
        assertThat(words.person("github:Bobby")).isEqualTo("lockstep:Bob");
        assertThat(words.peopleThere(List.of("lockstep:bob", "lockstep:Carl"))).containsExactly("bobby");
        assertThat(words.person("github:ann")).as("mapped").isEqualTo("plane:7");
        assertThat(words.peopleThere(List.of("lockstep:Anna"))).isEmpty();
    }
}
