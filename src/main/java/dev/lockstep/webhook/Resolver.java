package dev.lockstep.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What names lead to. Tests answer themselves. */
interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
}
