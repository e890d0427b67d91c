package dev.lockstep;

import dev.lockstep.launch.Health;
import dev.lockstep.launch.StartCache;
import dev.lockstep.launch.StartCacheMaker;
import dev.lockstep.launch.StartPlan;
import java.nio.file.Path;

/** Where the jar begins: what must be quick comes before Spring and all that it reads. The commands are {@link Lockstep}'s. */
public final class Launch {
    private Launch() {}

    public static void main(String[] arguments) {
        var command = arguments.length == 0 || arguments[0].startsWith("-") ? "serve" : arguments[0];
        if (command.equals("health")) {
            System.exit(health(arguments.length > 1 ? arguments[1] : "readiness"));
        }
        if (command.equals("serve")) {
            StartCacheMaker.decided(decide());
        }
        Lockstep.main(arguments);
    }

    private static int health(String what) {
        try {
            var port = Integer.parseInt(setting(Setting.PORT));
            return Health.ask(setting(Setting.LOCKSTEP_BIND), port, what, System.out);
        } catch (BadSetting told) {
            System.err.println(told.getMessage());
            return 1;
        }
    }

    /** Does not return where there is a start cache that fits: then another process image goes on. */
    private static StartPlan decide() {
        try {
            if (!Boolean.parseBoolean(setting(Setting.LOCKSTEP_START_CACHE))) {
                return new StartPlan.Plain("");
            }
            return StartCache.decide(Path.of(setting(Setting.LOCKSTEP_DATA_DIR)));
        } catch (BadSetting told) {
            return new StartPlan.Plain(""); // by whoever reads the settings next
        }
    }

    private static String setting(Setting setting) {
        var fallback = setting.fallback();
        return SettingSources.ofThisProcess()
                .of(setting)
                .map(given -> setting.read(given.raw()))
                .orElse(fallback == null ? "" : fallback);
    }
}
