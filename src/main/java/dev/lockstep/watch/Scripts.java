package dev.lockstep.watch;

import dev.lockstep.watch.sandbox.Sandbox;
import dev.lockstep.watch.sandbox.ScriptEnd;
import dev.lockstep.watch.sandbox.ScriptRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether scripts may run: switched on by the operator, and a sandbox that held against its own attacks at start. */
@Component
public class Scripts implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Scripts.class);
    private static final String OFF = "Scripts are switched off. Set LOCKSTEP_SCRIPTS=on and restart.";

    private final @Nullable Sandbox sandbox;
    private final State state;

    @Autowired
    Scripts(@Value("${lockstep.scripts:false}") boolean on, @Value("${lockstep.data-dir:./data}") Path folder) {
        this(on, folder, System.getenv("PATH"));
    }

    /** @param path where the sandbox's programs are looked for */
    Scripts(boolean on, Path folder, @Nullable String path) {
        if (!on) {
            sandbox = null;
            state = new State(false, State.OFF, OFF);
            return;
        }
        switch (Sandbox.open(folder.resolve("scripts"), path, atOnce())) {
            case Sandbox.Found.Usable usable -> {
                sandbox = usable.sandbox();
                state = new State(true, usable.level(), null);
                LOG.info("Scripts may run, held by {}", usable.level());
            }
            case Sandbox.Found.Missing missing -> {
                sandbox = null;
                state = new State(false, "unavailable", missing.reason());
                LOG.warn("Scripts are refused, everything else works. {}", missing.reason());
            }
        }
    }

    /** @param reason why scripts are refused, null when they are not */
    public record State(
            boolean usable, String level, @Nullable String reason) {
        private static final String OFF = "off";

        /** Nobody wants them. */
        public boolean off() {
            return level.equals(OFF);
        }
    }

    State state() {
        return state;
    }

    static int atOnce() {
        return Math.max(1, Runtime.getRuntime().availableProcessors());
    }

    ScriptEnd run(ScriptRequest request) {
        return sandbox == null
                ? new ScriptEnd.Refused(state.reason() == null ? OFF : state.reason())
                : sandbox.run(request);
    }

    @Override
    public void destroy() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
