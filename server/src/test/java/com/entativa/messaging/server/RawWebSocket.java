package com.entativa.messaging.server;

import com.entativa.messaging.api.AuthSession;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A socket whose frames are written as they stand: what no WebSocket library would send.
final class RawWebSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream in;

    RawWebSocket(int port, AuthSession caller) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        String head = "GET /api/v1/ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer "
                + caller.accessToken() + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        if (!MediaCalls.line(in).contains(" 101 ")) throw new IOException("not opened");
        String header = MediaCalls.line(in);
        while (!header.isEmpty()) header = MediaCalls.line(in);
    }

    /// What the server says next.
    sealed interface Heard {
        record Text(String json) implements Heard {}

        record Closed(int code) implements Heard {}
    }

    /// What is written goes out at once: else a second small frame waits, 40 ms, until the first is acknowledged.
    void hurry() throws IOException {
        socket.setTcpNoDelay(true);
    }

    void text(String json) {
        frame(TEXT, true, json.getBytes(StandardCharsets.UTF_8));
    }

    /// The server may have closed already: then that is heard next.
    void frame(int opcode, boolean last, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
        frame.put((byte) (opcode | (last ? LAST : 0)));
        if (payload.length < 126) frame.put((byte) (MASKED | payload.length));
        else if (payload.length < 65_536) frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
        else frame.put((byte) (MASKED | 127)).putLong(payload.length);
        // A mask of zeros leaves the payload as it is.
        frame.putInt(0).put(payload);
        raw(java.util.Arrays.copyOf(frame.array(), frame.position()));
    }

    void raw(byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException closed) {
            // Heard next.
        }
    }

    /// All up to this answer, which comes last, or to the end of the socket.
    List<Heard> until(String answer) throws IOException {
        List<Heard> heard = new ArrayList<>();
        while (true) {
            Heard next = next();
            heard.add(next);
            if (next instanceof Heard.Closed || (next instanceof Heard.Text(String json) && json.contains(answer)))
                return heard;
        }
    }

    /// A silence of 20 s is an error; an end without a close frame has the code 1006.
    private Heard next() throws IOException {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0F;
                byte[] payload = new byte[length(in.readUnsignedByte())];
                in.readFully(payload);
                if (opcode == TEXT) return new Heard.Text(new String(payload, StandardCharsets.UTF_8));
                if (opcode == CLOSE)
                    return new Heard.Closed(
                            payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort());
            }
        } catch (java.net.SocketTimeoutException silence) {
            throw silence;
        } catch (IOException end) {
            return new Heard.Closed(1006);
        }
    }

    private int length(int announced) throws IOException {
        if (announced == 126) return in.readUnsignedShort();
        return announced == 127 ? (int) in.readLong() : announced;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
