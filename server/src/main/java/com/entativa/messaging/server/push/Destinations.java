package com.entativa.messaging.server.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// Where pushes may go. By default to https at public addresses alone; with `anywhere` also to http and to private
/// hosts: for tests and for push services of one's own.
public record Destinations(boolean anywhere) {
    private static final int HTTPS = 443;
    private static final int LONGEST = 1_024;

    /// Asked when a device subscribes. Blocks for a look at the name's addresses; the same is asked again at each
    /// connection, since names may point elsewhere tomorrow.
    boolean mayGoTo(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            if (endpoint.length() > LONGEST || uri.getHost() == null || uri.getRawUserInfo() != null) return false;
            if (!anywhere && (!"https".equals(uri.getScheme()) || uri.getPort() >= 0 && uri.getPort() != HTTPS)) {
                return false;
            }
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && addressesOf(uri.getHost()).length > 0;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    /// All addresses of a host, if none of them is forbidden.
    InetAddress[] addressesOf(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!anywhere && !PublicAddresses.isPublic(address)) throw new UnknownHostException("not a public host");
        }
        return addresses;
    }
}
