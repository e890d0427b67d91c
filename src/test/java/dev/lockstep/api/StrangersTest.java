package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Bytes that no honest client sends, from who has shown nothing. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class StrangersTest extends Surface {
    private static final String BEHIND = "GET /actuator/health HTTP/1.1\r\nHost: x\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{\"a\":1",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}x\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\u000bchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Content-Length : 5\r\n\r\n{\"a\":",
                "Content-Length: +5\r\n\r\n{\"a\":",
                "Content-Length: -1\r\n\r\n",
                "Host: other\r\nContent-Length: 2\r\n\r\n{}",
                "X: a\rb\r\nContent-Length: 2\r\n\r\n{}",
                "X: a\u0000b\r\nContent-Length: 2\r\n\r\n{}",
            })
    void whatTwoServersMightReadDifferentlyIsRefusedAndTheConnectionClosed(String odd) throws IOException {
        var answer =
                said("POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + odd + BEHIND);
        assertThat(answer).matches("(?s)HTTP/1.1 (400|501) .*");
        assertThat(answer.split("HTTP/1.1 ", -1)).as("one answer: %s", answer).hasSize(2);
    }

    @Test
    void aSecondVersionOfTheProtocolIsNotSpoken() throws IOException {
        assertThat(said("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).doesNotContain("200");
        assertThat(said("GET /actuator/health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\n"
                        + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void slowSendersKeepNobodyOutAndFillNoLog(CapturedOutput log) throws Exception {
        var slow = new ArrayList<Socket>();
        for (int each = 0; each < 12; each++) {
            var socket = open();
            write(
                    socket,
                    "POST /api/sync/github-webhook HTTP/1.1\r\nHost: x\r\nX-GitHub-Event: issues\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n");
            slow.add(socket);
        }
        assertThat(signedDelivery("while others dawdle", "{\"action\":\"opened\"}")
                        .status())
                .isEqualTo(202);
        for (var socket : slow) {
            socket.setSoLinger(true, 0); // hangs up in the middle of a word
            socket.close();
        }
        assertThat(signedDelivery("after they left", "{\"action\":\"opened\"}").status())
                .isEqualTo(202);
        assertThat(log.getAll()).doesNotContain("Surprise");
    }

    @Test
    void whatIsPackedIsNotUnpacked() throws IOException {
        var packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"email\":\"a@example.org\",\"password\":\"x\"}".getBytes(StandardCharsets.UTF_8));
        }
        var answer = send(to("/api/v1/login")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));
        assertThat(answer.text("code")).isEqualTo("malformed_body");
    }

    private Socket open() throws IOException {
        return new Socket("127.0.0.1", port);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** All that is answered until the connection is closed by the server. */
    private String said(String request) throws IOException {
        try (var socket = open();
                InputStream answer = socket.getInputStream()) {
            write(socket, request);
            return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            return "HTTP/1.1 400 reset";
        }
    }
}
