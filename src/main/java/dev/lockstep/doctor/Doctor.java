package dev.lockstep.doctor;

import dev.lockstep.base.Refused;
import java.util.List;
import java.util.function.Consumer;

/** Looks at one thing after another, and tells what it found as it finds it. */
public final class Doctor {
    private final List<Look> looks;

    /**
     * @param parts classes that say which connections the settings describe ({@link Described}) and where trackers may be
     *     ({@link dev.lockstep.connector.Reach})
     */
    public Doctor(Setup setup, Class<?>... parts) {
        looks = List.of(
                new MachineLook(),
                new FolderLook(setup),
                new ServerLook(setup),
                new DatabaseLook(setup),
                new TrackerLook(setup, List.of(parts)),
                new WebhookLook(setup),
                new SandboxLook(setup),
                new RedisLook(setup),
                new MailLook(setup));
    }

    public void look(Consumer<Finding> told) {
        looks.forEach(look -> look(look, told));
    }

    private static void look(Look look, Consumer<Finding> told) {
        try {
            look.findings().forEach(told);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Refused refused) {
            told.accept(Finding.failed(look.area(), "", String.valueOf(refused.getMessage())));
        } catch (Exception surprise) {
            // Only its kind: a message of somebody else's code may repeat an address with a password.
            told.accept(Finding.notChecked(
                    look.area(),
                    "",
                    "It could not be looked at (" + surprise.getClass().getSimpleName() + ")."));
        }
    }
}
