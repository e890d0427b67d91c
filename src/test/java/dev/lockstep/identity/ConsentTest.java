package dev.lockstep.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.Identity.Whose;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final Consent SELF = new Consent(true, false);
    private static final Consent OTHERS = new Consent(false, true);

    @Test
    void withoutConsentNothingIsWrittenWithAToken() {
        assertThat(Consent.NONE.allows(Whose.OWN)).isFalse();
        assertThat(Consent.NONE.allows(Whose.OTHERS)).isFalse();
    }

    @Test
    void whoeverLetsItWriteHisOwnWordsDoesNotLetItWriteThoseOfOthers() {
        assertThat(SELF.allows(Whose.OWN)).isTrue();
        assertThat(SELF.allows(Whose.OTHERS)).isFalse();
        assertThat(OTHERS.allows(Whose.OWN)).isFalse();
        assertThat(OTHERS.allows(Whose.OTHERS)).isTrue();
    }

    @Test
    void aLinkMayHaveMoreThanItsConnectionAndNeverLess() {
        assertThat(Consent.NONE.or(SELF).allows(Whose.OWN)).isTrue();
        assertThat(SELF.or(Consent.NONE).allows(Whose.OWN)).isTrue();
        assertThat(SELF.or(OTHERS)).isEqualTo(new Consent(true, true));
        assertThat(Consent.NONE.or(Consent.NONE)).isEqualTo(Consent.NONE);
    }
}
