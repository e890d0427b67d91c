package dev.lockstep.launch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Puts another program in the place of this one, as a shell's {@code exec} does: same process id, same environment, same
 * open terminal. So whoever watches or stops this process (systemd, Docker, a person) goes on doing so.
 */
final class Replacement {
    private Replacement() {}

    /** Returns only when it did not work. Nothing of this process is cleaned up, so call it before anything is begun. */
    static void exec(List<String> line) {
        try (var memory = Arena.ofConfined()) {
            var linker = Linker.nativeLinker();
            var execv = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("execv"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            var words = memory.allocate(ValueLayout.ADDRESS, line.size() + 1L);
            for (int i = 0; i < line.size(); i++) {
                words.setAtIndex(ValueLayout.ADDRESS, i, memory.allocateFrom(line.get(i)));
            }
            words.setAtIndex(ValueLayout.ADDRESS, line.size(), MemorySegment.NULL);
            int ignored = (int) execv.invokeExact(memory.allocateFrom(line.getFirst()), words);
        } catch (Throwable impossible) {
            // The start goes on plainly; the next lines of the caller say so.
        }
    }
}
