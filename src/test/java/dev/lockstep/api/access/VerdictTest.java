package dev.lockstep.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.member.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    @ParameterizedTest
    @EnumSource
    void whoIsNoMemberFindsNothing(Role least) {
        assertThat(Verdict.of(least, null)).isEqualTo(Verdict.HIDDEN);
    }

    @Test
    void whoIsOneIsToldThatTheRoleIsTooLow() {
        assertThat(Verdict.of(Role.EDITOR, Role.COMMENTER)).isEqualTo(Verdict.ROLE_TOO_LOW);
        assertThat(Verdict.of(Role.EDITOR, Role.EDITOR)).isEqualTo(Verdict.LET_IN);
        assertThat(Verdict.of(Role.EDITOR, Role.OWNER)).isEqualTo(Verdict.LET_IN);
    }
}
