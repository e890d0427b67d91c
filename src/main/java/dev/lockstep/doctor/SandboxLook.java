package dev.lockstep.doctor;

import dev.lockstep.base.Folders;
import dev.lockstep.watch.sandbox.Sandbox;
import java.io.IOException;
import java.util.List;

/** Whether scripts could run: the sandbox attacks itself as it does at the start. */
final class SandboxLook implements Look {
    private final Setup setup;

    SandboxLook(Setup setup) {
        this.setup = setup;
    }

    @Override
    public String area() {
        return "sandbox";
    }

    @Override
    public List<Finding> findings() throws IOException {
        if (!setup.get("lockstep.scripts", "false").equals("true")) {
            return List.of(Finding.notChecked(area(), "scripts", "LOCKSTEP_SCRIPTS is off, so nothing runs in it."));
        }
        var folder = Scratch.folder();
        try {
            return List.of(
                    switch (Sandbox.open(folder.resolve("scripts"), System.getenv("PATH"), 1)) {
                        case Sandbox.Found.Usable usable -> usable(usable);
                        case Sandbox.Found.Missing missing -> Finding.failed(area(), "scripts", missing.reason());
                    });
        } finally {
            Folders.forget(folder);
        }
    }

    private Finding usable(Sandbox.Found.Usable usable) {
        usable.sandbox().close();
        return Finding.ok(area(), "scripts", "It held against its own attacks, by " + usable.level() + ".");
    }
}
