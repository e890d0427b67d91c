package dev.lockstep.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void cleanTextIsLeftAlone() {
        assertThat(Texts.clean("a\r\nä\ud83d\ude00\t")).isEqualTo("a\r\nä\ud83d\ude00\t");
    }

    @Test
    void nulIsRemovedAndHalfPairsAreReplaced() {
        assertThat(Texts.clean("\u0000a\u0000")).isEqualTo("a");
        assertThat(Texts.clean("\ud83dx\ude00")).isEqualTo("\uFFFDx\uFFFD");
    }

    @Test
    void everyLineEndBecomesLf() {
        assertThat(Texts.lines("a\r\nb\rc\n\r\r\n")).isEqualTo("a\nb\nc\n\n\n");
    }

    @Test
    void aLineHasNoLineEndsAndNothingAroundIt() {
        assertThat(Texts.line("\n a\r\nb ")).isEqualTo("a b");
    }
}
