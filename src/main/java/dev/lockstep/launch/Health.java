package dev.lockstep.launch;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Whether the Lockstep of this machine is well: {@code lockstep health}. For containers, which have no curl. A socket, since
 * the JDK's HTTP client takes longer to load than the answer takes to come.
 */
public final class Health {
    private static final int MAX_WAIT_MILLIS = 5_000;
    private static final int MAX_ANSWER_BYTES = 16 * 1024;
    private static final String REQUEST = "GET /actuator/health/%s HTTP/1.0\r\nHost: localhost\r\n\r\n";

    private Health() {}

    /**
     * @param bind the address that it listens on
     * @param what readiness or liveness
     * @return the exit code: 0 well, 1 not
     */
    public static int ask(String bind, int port, String what, PrintStream out) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(reachable(bind), port), MAX_WAIT_MILLIS);
            socket.setSoTimeout(MAX_WAIT_MILLIS);
            socket.getOutputStream().write(REQUEST.formatted(what).getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
            boolean well = answer.startsWith("HTTP/1.1 200") || answer.startsWith("HTTP/1.0 200");
            out.println(
                    well ? "well" : "not well: " + answer.lines().findFirst().orElse("no answer"));
            return well ? 0 : 1;
        } catch (IOException unreachable) {
            out.println("not well: nobody answers at port " + port + " (" + unreachable.getMessage() + ")");
            return 1;
        }
    }

    private static InetAddress reachable(String bind) throws IOException {
        var address = InetAddress.getByName(bind);
        return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    }
}
