package com.entativa.messaging.web.tests.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Files of some folders on a free port of the loopback, under the policy the apps live with.
public final class Pages implements AutoCloseable {
    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'";
    private final HttpServer server;
    private final List<Path> folders;

    private Pages(HttpServer server, List<Path> folders) {
        this.server = server;
        this.folders = folders;
    }

    public static Pages serve(Path... folders) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Pages pages = new Pages(server, List.of(folders));
        server.createContext("/", pages::answer);
        server.start();
        return pages;
    }

    public URI address(String file) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + file);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            for (Path folder : folders) {
                Path file = folder.resolve(name).normalize();
                if (!file.startsWith(folder) || !Files.isRegularFile(file)) continue;
                exchange.getResponseHeaders().set("Content-Type", type(name));
                exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
                byte[] body = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                return;
            }
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private static String type(String name) {
        return name.endsWith(".html") ? "text/html" : "text/javascript";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
