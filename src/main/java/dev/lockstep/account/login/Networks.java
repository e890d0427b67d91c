package dev.lockstep.account.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address stands for: in IPv6 everybody has 2^64 of them. */
final class Networks {
    private static final int NETWORK_BYTES = 8;

    private Networks() {}

    static String of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException name) {
            return address;
        }
    }
}
