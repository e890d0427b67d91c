package dev.lockstep.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.conflict.Fight.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FightTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    /** Each word is a link, or h for somebody here, and the value that it brought; oldest first, from the value o. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            ax bo ax bo ax,          true
            ax by ax by ax by,       true
            ax by az bx ay bz ax,    true
            ax bo ax bo,             false
            ax ao ax ao ax ao,       false
            ax by az bw av bu,       false
            ax bo ax ho ax bo ax,    false
            ax bo ax bo ax hz,       false
            ax bo hz ax bz ax bz ax, true
            """)
    void links(String told, boolean fight) {
        List<Write> writes = new ArrayList<>();
        String before = "o";
        for (String word : told.split(" ")) {
            String after = word.substring(1);
            writes.addFirst(new Write(before, after, link(word.charAt(0))));
            before = after;
        }
        assertThat(Fight.isOn(writes)).isEqualTo(fight);
    }

    private static @Nullable UUID link(char who) {
        return who == 'h' ? null : who == 'a' ? A : B;
    }
}
