package com.entativa.messaging.server.push;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Tells the addresses of the public internet from those of this machine and its neighbours. A subscription's address
/// is chosen by a client: the server must not be sent where the client cannot go.
final class PublicAddresses {
    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    /// Not: 0/8, 100.64/10 (carriers), 192.0.0/24, 192.0.2/24, 198.18/15, 198.51.100/24, 203.0.113/24, 240/4.
    private static boolean isPublic4(byte[] address) {
        int a = address[0] & 0xFF;
        int b = address[1] & 0xFF;
        int c = address[2] & 0xFF;
        boolean carriers = a == 100 && b >= 64 && b < 128;
        boolean benchmarks = a == 198 && (b == 18 || b == 19);
        boolean examples = a == 198 && b == 51 && c == 100 || a == 203 && b == 0 && c == 113;
        boolean protocols = a == 192 && b == 0 && (c == 0 || c == 2);
        return a != 0 && a < 240 && !carriers && !benchmarks && !examples && !protocols;
    }

    /// Of the global range 2000::/3 not what carries an IPv4 address or names nobody: 2001::/23, 2001:db8::/32,
    /// 2002::/16.
    private static boolean isPublic6(byte[] address) {
        int first = (address[0] & 0xFF) << 8 | address[1] & 0xFF;
        int second = (address[2] & 0xFF) << 8 | address[3] & 0xFF;
        boolean global = (first & 0xE000) == 0x2000;
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0DB8) || first == 0x2002;
        return global && !special;
    }
}
