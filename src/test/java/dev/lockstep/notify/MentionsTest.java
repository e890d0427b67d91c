package dev.lockstep.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {
    private static final List<String> NAMES = List.of("Ann", "Ann Lee", "Bob", "Zoë");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            hello @ann, look      | Ann
            @Ann Lee: please      | Ann Lee
            @ann leery            | Ann
            @annabel              | -
            (@bob)                | Bob
            *@BOB*                | Bob
            mail to a@bob         | -
            `@bob`                | -
            no one                | -
            @zoë!                 | Zoë
            """)
    void whoIsCalled(String text, String name) {
        assertThat(Mentions.in(text, NAMES)).isEqualTo(name == null ? java.util.Set.of() : java.util.Set.of(name));
    }

    @ParameterizedTest
    @CsvSource({"'```\n@bob\n```'", "'    @bob'"})
    void codeCallsNobody(String text) {
        assertThat(Mentions.in(text, NAMES)).isEmpty();
    }
}
