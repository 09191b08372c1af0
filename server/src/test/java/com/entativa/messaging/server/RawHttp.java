package com.entativa.messaging.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One request over a connection of its own, written as it stands: what no HTTP library would send.
@SuppressWarnings("ArrayRecordComponent")
record RawHttp(String method, String target, List<String> headers, byte[] body) {
    private static final int PATIENCE_MILLIS = 20_000;

    /// Status 0: the connection ended without an answer.
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Answer send(int port) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0) head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append("Host: localhost\r\nConnection: close\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return answer(port, request.toByteArray());
    }

    /// To these bytes, on a connection that ends with it.
    static Answer answer(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket.getOutputStream(), request);
            return read(socket.getInputStream());
        }
    }

    /// The server may have answered and closed before it read everything.
    private static void write(OutputStream out, byte[] request) {
        try {
            out.write(request);
            out.flush();
        } catch (IOException closed) {
            // What it said before is read all the same.
        }
    }

    private static Answer read(InputStream in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        try {
            for (int count = in.read(some); count >= 0; count = in.read(some)) all.write(some, 0, count);
        } catch (IOException reset) {
            // What came before counts.
        }
        return parsed(all.toByteArray());
    }

    private static Answer parsed(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) return new Answer(0, Map.of(), new byte[0]);
        Map<String, String> headers = new HashMap<>();
        List<String> lines = text.substring(0, end).lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        return new Answer(status, headers, java.util.Arrays.copyOfRange(answer, end + 4, answer.length));
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        return method + " " + cut(target) + " "
                + headers.stream()
                        .filter(line -> !line.contains("Bearer"))
                        .map(RawHttp::cut)
                        .toList() + " " + cut(text);
    }

    private static String cut(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
    }
}
