package dev.lockstep.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.terms.Mapping.Kind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingRulesTest {
    private static final UUID LINK = Ids.next();

    private static Mapping of(String place, Kind kind, String hub, String remote) {
        return new Mapping(Ids.next(), LINK, place, kind, hub, remote);
    }

    @ParameterizedTest
    @CsvSource({
        "USER, github:ann, ann, hub, mapping_same",
        "LABEL, bug, Bug, hub, mapping_same",
        "LABEL, '', x, hub, mapping_invalid",
        "LABEL, x, '  ', remote, mapping_invalid",
        "STATE, doing, open, hub, state_unknown",
        // bob is called plane:2 here, and jira:3 is what another is called
        "USER, github:bob, eve, hub, mapping_chain",
        "USER, plane:9, carl, remote, mapping_chain",
        "USER, plane:9, bob, remote, mapping_taken"
    })
    void whatWouldRenameBackAndForthIsRefusedByItsMember(
            Kind kind, String hub, String remote, String member, String code) {
        var known = List.of(of("github", Kind.USER, "plane:2", "bob"), of("jira", Kind.USER, "github:carl", "3"));
        assertThatThrownBy(() -> MappingRules.check(of("github", kind, hub, remote), known))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.field()).isEqualTo(member);
                    assertThat(refused.code()).isEqualTo(code);
                });
    }

    @Test
    void severalNamesMayMeanTheSame() {
        var known = List.of(of("github", Kind.USER, "plane:2", "bob"), of("plane", Kind.LABEL, "bug", "Fehler"));
        assertThatCode(() -> {
                    MappingRules.check(of("github", Kind.USER, "plane:2", "bob-at-work"), known);
                    MappingRules.check(of("jira", Kind.USER, "plane:2", "557058:x"), known);
                    MappingRules.check(of("github", Kind.LABEL, "bug", "kind/bug"), known);
                    MappingRules.check(of("github", Kind.STATE, "started", "open"), known);
                })
                .doesNotThrowAnyException();
    }
}
