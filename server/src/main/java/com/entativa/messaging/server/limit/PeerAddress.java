package com.entativa.messaging.server.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/// Whose address a request counts for. It is used for limits alone and never logged.
///
/// @param behindProxy the last entry of `X-Forwarded-For` is the peer's
public record PeerAddress(boolean behindProxy) {
    private static final int NETWORK_BYTES = 8;

    /// `forwarded` are all lines of `X-Forwarded-For` in their order: some proxies add to the client's line, some add
    /// one of their own below it.
    public String of(List<String> forwarded, String remote) {
        if (!behindProxy || forwarded.isEmpty()) return counted(remote);
        String last = forwarded.getLast();
        return counted(last.substring(last.lastIndexOf(',') + 1).strip());
    }

    /// Whoever has an address of IPv6 has 2^64 of them: its network counts.
    private static String counted(String address) {
        if (!address.contains(":")) return address;
        try {
            InetAddress read = InetAddress.ofLiteral(address.split("%", 2)[0]);
            return read instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES) + "/64"
                    : read.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
