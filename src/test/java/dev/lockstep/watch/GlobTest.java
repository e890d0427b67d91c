package dev.lockstep.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "main,main,true",
        "main,maine,false",
        "main,Main,false",
        "feature/*,feature/a,true",
        "feature/*,feature/,true",
        "feature/*,feature/a/b,false",
        "feature/**,feature/a/b,true",
        "**/b,a/a/b,true",
        "*/b,a/a/b,false",
        "a*c*e,abcde,true",
        "a*c*e,abcd,false",
        "src/**/x.java,src/a/b/x.java,true",
        "a.c,abc,false",
        "[a],a,false",
        "***,a/b,true"
    })
    void starsStandForWhatTheyShould(String pattern, String text, boolean fits) {
        assertThat(Glob.of(pattern).matches(text)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"fix*wheel,We FIXED a/the Wheel now,true", "fix*wheel,wheel fix,false", "STRASSE,strasse,true"})
    void anywhereSlashesAndCaseMeanNothing(String pattern, String text, boolean fits) {
        assertThat(Glob.anywhere(pattern).matches(text)).isEqualTo(fits);
        assertThat(Glob.anywhere(pattern).matches("first\n" + text + "\nlast")).isEqualTo(fits);
    }

    @Test
    void aMessageMadeToBeSlowIsNot() {
        var message = "a".repeat(65_536);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(Glob.anywhere("a*a*a*a*b").matches(message)).isFalse();
            assertThat(Glob.of("**a**a**a**b").matches(message)).isFalse();
        });
    }
}
