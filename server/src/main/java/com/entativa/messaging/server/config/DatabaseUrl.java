package com.entativa.messaging.server.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// `DATABASE_URL` in either of its usual forms.
final class DatabaseUrl {
    static final String EXPECTED = "jdbc:postgresql://… or postgres://user:password@host:port/name";

    private DatabaseUrl() {}

    /// Throws IllegalArgumentException when it is neither.
    static Config.Where parse(String url) {
        if (url.startsWith("jdbc:postgresql:")) return new Config.Where.External(url, "", "");
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) throw new IllegalArgumentException();
        return from(URI.create(url));
    }

    private static Config.Where from(URI uri) {
        if (uri.getHost() == null || uri.getPath() == null) throw new IllegalArgumentException();
        String[] who = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Config.Where.External(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query,
                decoded(who[0]),
                who.length > 1 ? decoded(who[1]) : "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
