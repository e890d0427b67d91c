package dev.lockstep.launch;

import java.nio.file.Path;
import java.util.List;

/** What a start does about its cache. */
public sealed interface StartPlan {
    /** There is one that fits: this process is replaced by that line. */
    record Use(List<String> line) implements StartPlan {}

    /**
     * There is none yet.
     *
     * @param caches the folder of all
     * @param home where it belongs in there, named after all that it depends on
     * @param stale whether there is one for another jar, another Java or other options
     */
    record Make(CommandLine own, Path caches, Path home, boolean stale) implements StartPlan {
        /** Whether the libraries are inside the jar, where the JVM cannot cache them. */
        boolean packed() {
            return own.packed();
        }
    }

    /** @param why for people; empty when nobody asked for more */
    record Plain(String why) implements StartPlan {}
}
