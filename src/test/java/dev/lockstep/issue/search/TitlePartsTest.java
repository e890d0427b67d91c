package dev.lockstep.issue.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitlePartsTest {
    @Test
    void nothingTypedIsTakenForAQuery() {
        assertThat(TitleParts.phrase("a\" OR *")).isEqualTo("\"a\"\" OR *\"");
    }
}
