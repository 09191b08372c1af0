package com.entativa.messaging.client.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The relay's blobs as `openapi.yaml` has them, over real HTTP, on a line that is cut at random places.
final class BlobServer implements AutoCloseable {
    static final String TOKEN = "Bearer good";
    private final Random random = new Random(3);
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final Map<String, ByteArrayOutputStream> blobs = new ConcurrentHashMap<>();
    private final Map<String, String> lengths = new ConcurrentHashMap<>();
    volatile int cutsInAHundred;
    final AtomicInteger cuts = new AtomicInteger();
    volatile boolean ignoresRanges;
    volatile boolean isBusy;

    BlobServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/v1/media/", this::serve);
        http.setExecutor(threads);
        http.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                problem(exchange, 401, "unauthenticated");
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String id = path.substring(path.lastIndexOf('/') + 1);
            switch (exchange.getRequestMethod()) {
                case "POST" -> post(exchange);
                case "HEAD" -> head(exchange, id);
                case "PATCH" -> patch(exchange, id);
                default -> get(exchange, id);
            }
        } catch (IOException cut) {
            cuts.incrementAndGet();
        }
    }

    private void post(HttpExchange exchange) throws IOException {
        byte[] id = new byte[32];
        random.nextBytes(id);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        receive(exchange.getRequestBody(), blob);
        blobs.put(text, blob);
        String length = exchange.getRequestHeaders().getFirst("Upload-Length");
        lengths.put(text, length == null ? "" + blob.size() : length);
        json(exchange, 201, "{\"media_id\":\"" + text + "\",\"size\":1,\"offset\":0,\"expires_at\":1}");
    }

    private void head(HttpExchange exchange, String id) throws IOException {
        if (isBusy) {
            isBusy = false;
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(409, -1);
            return;
        }
        ByteArrayOutputStream blob = blobs.get(id);
        if (blob == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().add("Upload-Offset", "" + blob.size());
        exchange.getResponseHeaders().add("Upload-Length", "" + lengths.get(id));
        exchange.sendResponseHeaders(200, -1);
    }

    private void patch(HttpExchange exchange, String id) throws IOException {
        ByteArrayOutputStream blob = blobs.get(id);
        if (blob == null) {
            problem(exchange, 404, "not_found");
            return;
        }
        if (!("" + blob.size()).equals(exchange.getRequestHeaders().getFirst("Upload-Offset"))) {
            problem(exchange, 409, "offset_differs");
            return;
        }
        receive(exchange.getRequestBody(), blob);
        exchange.getResponseHeaders().add("Upload-Offset", "" + blob.size());
        exchange.sendResponseHeaders(204, -1);
    }

    private void get(HttpExchange exchange, String id) throws IOException {
        ByteArrayOutputStream blob = blobs.get(id);
        if (blob == null) {
            problem(exchange, 404, "not_found");
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null || ignoresRanges ? 0 : Integer.parseInt(range.substring(6, range.length() - 1));
        byte[] rest = Arrays.copyOfRange(blob.toByteArray(), from, blob.size());
        exchange.sendResponseHeaders(from == 0 ? 200 : 206, rest.length);
        int given = mayCut() ? random.nextInt(rest.length) : rest.length;
        exchange.getResponseBody().write(rest, 0, given);
        exchange.getResponseBody().flush();
        if (given < rest.length) throw new IOException("cut");
    }

    private void receive(InputStream body, ByteArrayOutputStream blob) throws IOException {
        byte[] buffer = new byte[50_000];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            blob.write(buffer, 0, read);
            if (read > 1_000 && random.nextInt(8) == 0 && mayCut()) throw new IOException("cut");
        }
    }

    private boolean mayCut() {
        return random.nextInt(100) < cutsInAHundred;
    }

    private static void problem(HttpExchange exchange, int status, String code) throws IOException {
        String body = "{\"type\":\"about:blank\",\"title\":\"" + code + "\",\"status\":" + status + ",\"code\":\""
                + code + "\",\"detail\":\"\"}";
        json(exchange, status, body);
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }
}
