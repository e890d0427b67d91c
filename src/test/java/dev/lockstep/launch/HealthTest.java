package dev.lockstep.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int ask(int port) {
        return Health.ask("0.0.0.0", port, "readiness", new PrintStream(said));
    }

    private int askWhereTheAnswerIs(int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        try {
            return ask(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatAnswers200IsWell() throws IOException {
        assertThat(askWhereTheAnswerIs(200)).isZero();
        assertThat(said).hasToString("well" + System.lineSeparator());
    }

    @Test
    void whatAnswers503IsNotAndItsAnswerIsSaid() throws IOException {
        assertThat(askWhereTheAnswerIs(503)).isEqualTo(1);
        assertThat(said.toString()).contains("not well", "503");
    }

    @Test
    void whereNobodyAnswersIsNotWellEither() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(ask(free)).isEqualTo(1);
        assertThat(said.toString()).contains("nobody answers at port " + free);
    }
}
