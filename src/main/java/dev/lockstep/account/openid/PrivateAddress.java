package dev.lockstep.account.openid;

import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Whether nobody can listen on the way to an address. Pure. */
final class PrivateAddress {
    private PrivateAddress() {}

    /** @param insecure the operator takes plain HTTP upon himself or herself */
    static boolean is(String address, boolean insecure) {
        var uri = URI.create(address);
        return "https".equals(uri.getScheme())
                || "http".equals(uri.getScheme()) && (insecure || isLoopback(uri.getHost()));
    }

    private static boolean isLoopback(@Nullable String host) {
        try {
            return "localhost".equals(host)
                    || host != null && InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
