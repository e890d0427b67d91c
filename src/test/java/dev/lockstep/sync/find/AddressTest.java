package dev.lockstep.sync.find;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void anAnchorAQuestionAndASlashAtTheEndDoNotMatter() {
        assertThat(Address.spellings(" https://github.com/acme/web/issues/12/?x=1#issuecomment-9 "))
                .startsWith("https://github.com/acme/web/issues/12", "https://github.com/acme/web/issues/12/");
    }

    @Test
    void githubCallsTheSameNumberAnIssueOrAPullRequest() {
        assertThat(Address.spellings("https://github.com/acme/web/pull/12"))
                .contains("https://github.com/acme/web/issues/12");
    }

    @Test
    void whatIsNoAddressHasNoSpelling() {
        assertThat(Address.spellings("WEB-12")).isEmpty();
        assertThat(Address.spellings("javascript:alert(1)")).isEmpty();
        assertThat(Address.spellings("https://github.com")).isEmpty();
        assertThat(Address.spellings("https://x/" + "y".repeat(3_000))).isEmpty();
    }
}
