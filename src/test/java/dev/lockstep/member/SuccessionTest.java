package dev.lockstep.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuccessionTest {
    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OWNER")
    void theLastOwnerStaysOneAndEverybodyElseMayChange(Role lower) {
        assertThat(Succession.objection(Role.OWNER, lower, 0)).isPresent();
        assertThat(Succession.objection(Role.OWNER, lower, 1)).isEmpty();
        assertThat(Succession.objection(lower, null, 0)).isEmpty();
        assertThat(Succession.objection(lower, Role.OWNER, 0)).isEmpty();
    }

    @Test
    void theLastOwnerMayNotLeave() {
        assertThat(Succession.objection(Role.OWNER, null, 0))
                .hasValueSatisfying(refused -> assertThat(refused.code()).isEqualTo("last_owner"));
        assertThat(Succession.objection(Role.OWNER, Role.OWNER, 0)).isEmpty();
    }

    @Test
    void eachRoleMayWhatThoseBeforeItMay() {
        for (var role : Role.values()) {
            for (var least : Role.values()) {
                assertThat(role.covers(least)).isEqualTo(role.ordinal() >= least.ordinal());
            }
        }
    }
}
