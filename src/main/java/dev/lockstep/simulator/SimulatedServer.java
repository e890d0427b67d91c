package dev.lockstep.simulator;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One HTTP server on the loopback: reads requests, lets faults strike, sends what the {@link Site} answers. */
public final class SimulatedServer implements Door {
    private static final int BACKLOG_CONNECTIONS = 1024;

    private final ServerSocket listener;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Site site;
    private final Faults faults;
    private final InstantSource clock;
    private final RequestLog log = new RequestLog();

    public SimulatedServer(int port, Site site, Faults faults, InstantSource clock) throws IOException {
        this.site = site;
        this.faults = faults;
        this.clock = clock;
        listener = new ServerSocket(port, BACKLOG_CONNECTIONS, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }

    @Override
    public void open() {
        threads.execute(this::listen);
    }

    @Override
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public RequestLog log() {
        return log;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var socket = listener.accept();
                connections.add(socket);
                threads.execute(() -> converse(socket));
            } catch (IOException closed) {
                // Either this server is closed, and the loop ends, or the client went before it was let in.
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var out = new BufferedOutputStream(socket.getOutputStream());
            var reader = new RequestReader(new BufferedInputStream(socket.getInputStream()), out);
            var writer = new AnswerWriter(socket, out);
            for (var request = reader.next(); request.isPresent(); request = reader.next()) {
                serve(request.get(), writer);
                if (request.get().endsConnection() || socket.isClosed()) {
                    return;
                }
            }
        } catch (IOException | RuntimeException gone) {
            // The client went away, does not speak HTTP, or a callback pulled the plug: there is nobody to answer.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private void serve(Request request, AnswerWriter writer) throws IOException, InterruptedException {
        log.received(request);
        var seen = new SimulatedRequest(log.nextOrdinal(), request.method(), request.path(), site.route(request), 0);
        faults.announce(seen);
        pause(faults.drawLatency());
        var fault = faults.draw(seen);
        var answer = fault != null && fault.beforeCommit() ? refused(fault) : answered(request);
        log.add(seen.answered(answer.status()), site.isLimit(answer));
        if (fault == null || !fault.beforeCommit()) {
            faults.announceCommitted(seen.answered(answer.status()));
        }
        send(writer, answer, fault);
    }

    /** A defect of the simulator looks like one of the tracker. */
    private Answer answered(Request request) {
        try {
            return site.answer(request);
        } catch (RuntimeException defect) {
            return Answer.text(500, "text/plain", "simulator: " + defect);
        }
    }

    private Answer refused(Fault fault) {
        return fault == Fault.RATE_LIMITED ? site.rateLimited() : badGateway();
    }

    private void send(AnswerWriter writer, Answer answer, @Nullable Fault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case null -> writer.write(answer, date());
            case SERVER_ERROR, RATE_LIMITED -> writer.write(answer, date());
            case RESET_BEFORE_COMMIT, RESET_AFTER_COMMIT -> writer.reset();
            case ERROR_AFTER_COMMIT -> writer.write(badGateway(), date());
            case TRUNCATED_BODY -> writer.truncate(answer, date());
            case HTML_INSTEAD_OF_JSON ->
                writer.write(Answer.text(200, "text/html", "<html><body><h1>Be right back</h1></body></html>"), date());
            case WRONG_JSON_TYPE -> writer.write(answer.withBody(Json.utf8("\"a text where there was none\"")), date());
            case SLOW_REPLY -> writer.drip(answer, date(), faults.slowReply());
        }
    }

    private Instant date() {
        return clock.instant().plus(faults.clockSkew());
    }

    private static Answer badGateway() {
        return Answer.text(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }

    private static void pause(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            Thread.sleep(time);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException alreadyGone) {
            // Closed is closed.
        }
        threads.shutdownNow();
    }
}
