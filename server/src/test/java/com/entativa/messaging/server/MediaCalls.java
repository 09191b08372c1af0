package com.entativa.messaging.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/// The media calls of one account, and raw connections that are cut where a test says.
final class MediaCalls {
    private static final String UPLOAD = "/api/v1/media/upload";
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    MediaCalls(int port, String token) {
        this.port = port;
        this.token = token;
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    HttpResponse<byte[]> upload(byte[] body) {
        return call("POST", UPLOAD, body, "Content-Type", "application/octet-stream");
    }

    /// Without a Content-Length.
    HttpResponse<byte[]> uploadChunked(byte[] body) {
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body));
        return call(request(UPLOAD, "Content-Type", "application/octet-stream").POST(chunked));
    }

    HttpResponse<byte[]> begin(long length) {
        return call("POST", UPLOAD, new byte[0], "Upload-Length", Long.toString(length));
    }

    HttpResponse<byte[]> append(String id, long offset, byte[] body) {
        return call(
                "PATCH",
                UPLOAD + "/" + id,
                body,
                "Content-Type",
                "application/offset+octet-stream",
                "Upload-Offset",
                Long.toString(offset));
    }

    HttpResponse<byte[]> state(String id) {
        return call("HEAD", UPLOAD + "/" + id, new byte[0]);
    }

    HttpResponse<byte[]> get(String id, String... headers) {
        return call("GET", "/api/v1/media/" + id, new byte[0], headers);
    }

    HttpResponse<byte[]> delete(String id) {
        return call("DELETE", "/api/v1/media/" + id, new byte[0]);
    }

    HttpResponse<byte[]> call(String method, String path, byte[] body, String... headers) {
        HttpRequest.BodyPublisher publisher =
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        return call(request(path, headers).method(method, publisher));
    }

    /// Sends the head and `body`, which may be shorter than announced. To be closed.
    Socket open(String method, String path, String headers, byte[] body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = socket.getOutputStream();
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n"
                + headers + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return socket;
    }

    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) line.append((char) c);
        return line.toString().strip();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return request;
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
