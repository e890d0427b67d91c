package dev.lockstep.watch.sandbox;

import dev.lockstep.base.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Attacks the sandbox before anybody else may: what must not be reached is tried, and one success closes scripts. */
final class SelfTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String HELD = "held";

    /** Prints what it reached; the last line says that it came to its end. */
    private static final String ATTACKS = """
            for file in /etc/shadow /etc/passwd /root /home /var /proc/1/root/etc/shadow /proc/kcore "$FOLDER"; do
              if head -c1 "$file" >/dev/null 2>&1 || ls "$file" >/dev/null 2>&1; then echo "reads $file"; fi
            done
            for file in /x /usr/x /etc/x /dev/x /script /proc/sys/kernel/hostname /proc/sys/kernel/core_pattern; do
              (echo hi >"$file") 2>/dev/null && echo "writes $file"
            done
            (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null && echo "reaches the network of this machine"
            unshare -U true 2>/dev/null && echo "makes namespaces"
            mount -t tmpfs x /tmp 2>/dev/null && echo "mounts"
            grep -q 'CapEff:.*[1-9a-f]' /proc/self/status && echo "has rights"
            grep -q 'Seccomp:.*2' /proc/self/status || echo "runs without a filter"
            grep -q 'NoNewPrivs:.*1' /proc/self/status || echo "may gain rights"
            for open in /proc/self/fd/*; do
              case ${open##*/} in 0|1|2|255) ;; *) [ -e "$open" ] && echo "inherits file ${open##*/}" ;; esac
            done
            echo held
            """;

    private SelfTest() {}

    /**
     * @param folder something of this machine that must not be seen
     * @return what was reached and must not be; empty when the sandbox holds
     */
    static Optional<String> breach(Sandbox sandbox, String folder) {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var environment = Map.of(
                    "PORT", new Secret(String.valueOf(listener.getLocalPort())),
                    "FOLDER", new Secret(folder));
            var end = sandbox.run(new ScriptRequest(ATTACKS, "{}", environment, LIMIT, null));
            return switch (end) {
                case ScriptEnd.Exited exited ->
                    exited.code() == 0 && exited.output().strip().equals(HELD)
                            ? Optional.empty()
                            : Optional.of(
                                    exited.output().strip().replace("\n", "; ").replaceFirst("; held$", ""));
                case ScriptEnd.Stopped stopped -> Optional.of("a short script took " + stopped.limit() + ".");
                case ScriptEnd.Refused refused -> Optional.of(refused.reason());
                case ScriptEnd.Crowded crowded -> Optional.of("its test found no place to run.");
            };
        } catch (IOException noListener) {
            return Optional.of("its test could not listen: " + noListener.getMessage());
        }
    }
}
