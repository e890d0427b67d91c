package dev.lockstep.sync.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteSession;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PartedSessionTest {
    /** One that is answered by default never reaches the tracker, and nothing else says so. */
    @Test
    void everyQuestionIsHandedOn() {
        assertThat(RemoteSession.class.getMethods())
                .allSatisfy(asked -> assertThat(Arrays.stream(PartedSession.class.getDeclaredMethods())
                                .filter(own -> isSame(asked, own)))
                        .as(asked.toString())
                        .hasSize(1));
    }

    private static boolean isSame(Method one, Method other) {
        return one.getName().equals(other.getName())
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes())
                && !other.isBridge();
    }
}
