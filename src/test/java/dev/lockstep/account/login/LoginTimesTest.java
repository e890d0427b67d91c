package dev.lockstep.account.login;

import static dev.lockstep.account.login.LoginWorld.GOOD;
import static dev.lockstep.account.login.LoginWorld.HERE;
import static dev.lockstep.account.login.LoginWorld.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether there is an account shows neither in the hashes that are made nor in the time that they take. */
class LoginTimesTest {
    private static final int TRIES = 200;
    /** Without a hash for the unknown one it would be a hundred. */
    private static final Percentage NOISE = Percentage.withPercentage(10);

    private LoginWorld world;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new LoginWorld(folder, true);
        world.join("Ann", "ann@example.org");
    }

    @AfterEach
    void end() throws InterruptedException {
        world.close();
    }

    @Test
    void whoeverAsksCostsOneHash() {
        var gone = world.join("Gone", "gone@example.org");
        world.recovery.activate(gone.id(), false);
        world.join("Openid", "openid@example.org");
        withoutPassword("openid@example.org");
        for (var email :
                new String[] {"nobody@example.org", "ann@example.org", "gone@example.org", "openid@example.org"}) {
            long before = world.passwords.turns();
            refused(email, email.startsWith("gone") ? GOOD : OTHER);
            assertThat(world.passwords.turns() - before).as(email).isEqualTo(1);
        }
    }

    /** By the processor time of the thread: a busy machine takes from both alike, and neither waits for the other. */
    @Test
    void twoHundredTriesEachTakeTheSameTime() {
        var known = new long[TRIES];
        var unknown = new long[TRIES];
        for (int each = 0; each < TRIES; each++) {
            if (each % 2 == 0) {
                known[each] = spent("ann@example.org");
                unknown[each] = spent("nobody@example.org");
            } else {
                unknown[each] = spent("nobody@example.org");
                known[each] = spent("ann@example.org");
            }
        }
        assertThat(median(unknown)).isCloseTo(median(known), NOISE);
    }

    private long spent(String email) {
        world.clock.advance(Attempts.WINDOW); // nobody is braked
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        refused(email, OTHER);
        return threads.getCurrentThreadCpuTime() - before;
    }

    private void refused(String email, String password) {
        assertThatThrownBy(() -> world.login.judge(email, password, HERE)).isInstanceOf(Refused.class);
    }

    private static long median(long[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** As who came by OpenID has none. */
    private void withoutPassword(String email) {
        world.database.database().write(() -> {
            world.database
                    .jdbc()
                    .sql("update person set password_hash = '' where email = ?")
                    .param(email)
                    .update();
        });
    }
}
