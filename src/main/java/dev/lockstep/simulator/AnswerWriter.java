package dev.lockstep.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes answers to one connection, whole or broken. */
record AnswerWriter(Socket socket, OutputStream out) {
    private static final int DROPS_OF_A_SLOW_REPLY = 20;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    void write(Answer answer, Instant date) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(head(answer, date));
        all.write(answer.body());
        // In one piece: a second small write would wait for the client's delayed ACK.
        out.write(all.toByteArray());
        out.flush();
    }

    /** Half of the body, then the end. */
    void truncate(Answer answer, Instant date) throws IOException {
        out.write(head(answer, date));
        out.write(answer.body(), 0, answer.body().length / 2);
        out.flush();
        socket.close();
    }

    void drip(Answer answer, Instant date, Duration total) throws IOException, InterruptedException {
        out.write(head(answer, date));
        int size = Math.max(1, answer.body().length / DROPS_OF_A_SLOW_REPLY);
        for (int from = 0; from < answer.body().length; from += size) {
            Thread.sleep(total.dividedBy(DROPS_OF_A_SLOW_REPLY));
            out.write(answer.body(), from, Math.min(size, answer.body().length - from));
            out.flush();
        }
    }

    /** The client sees a reset, not an orderly end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static byte[] head(Answer answer, Instant date) {
        var head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" \r\n");
        answer.headers().forEach((name, value) -> header(head, name, value));
        header(head, "Date", DATE.format(date));
        if (answer.status() != 204 && answer.status() != 304) {
            header(head, "Content-Length", String.valueOf(answer.body().length));
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
