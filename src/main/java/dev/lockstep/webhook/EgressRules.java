package dev.lockstep.webhook;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which addresses may be connected to. Public ones; others only where the operator allows their network. */
final class EgressRules {
    private static final List<Network> CLOSED = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96", // unspecified, loopback and the old form of an IPv4 address
            "::ffff:0:0:0/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23", // Teredo and other protocols' own
            "2001:db8::/32",
            "2002::/16", // 6to4 holds any IPv4 address
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");
    /** Clouds hand out credentials there; no setting opens them. */
    private static final List<Network> NEVER = networks(
            "169.254.169.254/32",
            "169.254.170.0/24", // of containers and pods
            "fd00:ec2::/64",
            "fd20:ce::254/128",
            "100.100.100.200/32",
            "168.63.129.16/32"); // a public address that only a cloud's own machines reach

    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final List<Integer> PORTS = List.of(443, 8443);

    private final List<Network> allowed;

    /** @param allow networks in CIDR form that are open although they are not public */
    EgressRules(List<String> allow) {
        allowed = allow.stream().map(Network::of).toList();
    }

    /** Why this address may not be connected to; empty when it may. */
    Optional<String> objection(InetAddress given, int port) {
        var address = unwrapped(given);
        if (in(NEVER, address)) {
            return Optional.of("the address of a cloud's metadata");
        }
        if (in(allowed, address)) {
            return Optional.empty();
        }
        if (in(CLOSED, address)) {
            return Optional.of("not a public address");
        }
        return PORTS.contains(port) ? Optional.empty() : Optional.of("port " + port + " is not for webhooks");
    }

    private static boolean in(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }

    /** NAT64 leads to the IPv4 address in it. */
    private static InetAddress unwrapped(InetAddress address) {
        if (!NAT64.holds(address)) {
            return address;
        }
        try {
            var bytes = address.getAddress();
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Network> networks(String... cidrs) {
        return Arrays.stream(cidrs).map(Network::of).toList();
    }

    /** @param bytes how long its addresses are */
    private record Network(int bytes, BigInteger prefix, int shift) {
        static Network of(String cidr) {
            var parts = cidr.strip().split("/", 2);
            var address = literal(parts[0]).getAddress();
            int bits = parts.length > 1 ? Integer.parseInt(parts[1]) : address.length * 8;
            int shift = address.length * 8 - bits;
            return new Network(address.length, new BigInteger(1, address).shiftRight(shift), shift);
        }

        boolean holds(InetAddress address) {
            var other = address.getAddress();
            return other.length == bytes
                    && new BigInteger(1, other).shiftRight(shift).equals(prefix);
        }

        private static InetAddress literal(String text) {
            if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                throw new IllegalArgumentException(text + " is not a network such as 10.0.0.0/8.");
            }
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException unreadable) {
                throw new IllegalArgumentException(text + " is not a network such as 10.0.0.0/8.", unreadable);
            }
        }
    }
}
