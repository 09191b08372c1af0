package com.entativa.messaging.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A peer of bare TCP: it opens a WebSocket, and then neither reads nor answers anything.
final class RawPeer implements AutoCloseable {
    private final Socket socket;

    RawPeer(int port, String token) throws IOException {
        socket = connected(port, token);
        if (!head(socket.getInputStream()).startsWith("HTTP/1.1 101")) throw new IOException("not opened");
    }

    /// What an attempt came to. 0 seconds: no such header.
    record Opening(int status, int retryAfterSeconds) {}

    static Opening opening(int port, String token) throws IOException {
        try (Socket socket = connected(port, token)) {
            String head = head(socket.getInputStream());
            int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("retry-after:");
            String wait =
                    at < 0 ? "0" : head.substring(at + 12).lines().findFirst().orElse("0");
            return new Opening(Integer.parseInt(head.split(" ", 3)[1]), Integer.parseInt(wait.strip()));
        }
    }

    /// Reads what there is until the other side has closed.
    void untilEnd() throws IOException {
        socket.setSoTimeout(10_000);
        InputStream in = socket.getInputStream();
        byte[] some = new byte[4096];
        while (in.read(some) >= 0) if (closes(some[0])) return;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// The frame that says so, alone in what was read.
    private static boolean closes(byte first) {
        return first == (byte) 0x88;
    }

    private static Socket connected(int port, String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String key = Base64.getEncoder().encodeToString(new byte[16]);
        String request = "GET /api/v1/ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key + "\r\nAuthorization: Bearer " + token
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) throw new IOException("closed: " + head.length());
            head.append((char) next);
        }
        return head.toString();
    }
}
