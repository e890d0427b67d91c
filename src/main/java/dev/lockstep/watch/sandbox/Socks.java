package dev.lockstep.watch.sandbox;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** The bytes of SOCKS 5 (RFC 1928), as far as a proxy without sign-in needs them. */
final class Socks {
    static final int CONNECT = 1;
    static final int DONE = 0;
    static final int NOT_ALLOWED = 2;
    static final int REFUSED = 5;
    static final int UNKNOWN_COMMAND = 7;
    private static final int VERSION = 5;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;

    private Socks() {}

    static void greet(DataInputStream in, OutputStream out) throws IOException {
        if (in.readUnsignedByte() != VERSION) {
            throw new IOException("not SOCKS 5");
        }
        in.skipNBytes(in.readUnsignedByte());
        out.write(new byte[] {VERSION, 0});
    }

    static String host(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case IPV4 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case IPV6 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
            case NAME -> new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
            default -> throw new IOException("no kind of address");
        };
    }

    static void answer(OutputStream out, int code) throws IOException {
        out.write(new byte[] {VERSION, (byte) code, 0, IPV4, 0, 0, 0, 0, 0, 0});
    }
}
