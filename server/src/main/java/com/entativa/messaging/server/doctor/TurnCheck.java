package com.entativa.messaging.server.doctor;

import com.entativa.messaging.server.config.TurnSettings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every TURN address: does a server answer there? By UDP a STUN binding request (RFC 8489), by TCP a connection.
public final class TurnCheck implements Check {
    private static final String AREA = "turn";
    private static final Pattern URL =
            Pattern.compile("(turns?):([^:?\\[\\]]+|\\[[^\\]]+\\])(?::(\\d+))?(\\?transport=tcp)?.*");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int COOKIE = 0x2112A442;
    private static final short BINDING_REQUEST = 0x0001;
    private static final short BINDING_ANSWER = 0x0101;
    private final TurnSettings turn;

    public TurnCheck(TurnSettings turn) {
        this.turn = turn;
    }

    @Override
    public List<Finding> look() {
        return switch (turn) {
            case TurnSettings.None _ ->
                List.of(Finding.ok(AREA, "none: calls work where the two can reach each other"));
            case TurnSettings.Shared(List<String> urls, var _, var _) ->
                urls.stream().map(TurnCheck::look).toList();
        };
    }

    private static Finding look(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) return Finding.fail(AREA, url + " is no turn address", "turn:host:port?transport=udp");
        boolean tls = parts.group(1).equals("turns");
        int port = parts.group(3) == null ? tls ? 5349 : 3478 : Integer.parseInt(parts.group(3));
        InetSocketAddress address = new InetSocketAddress(parts.group(2), port);
        try {
            if (tls || parts.group(4) != null) connect(address);
            else ask(address);
            return Finding.ok(AREA, url + " answers");
        } catch (IOException | IllegalArgumentException e) {
            return Finding.fail(
                    AREA, url + " does not answer", "is coturn running, and its port open in the firewall?");
        }
    }

    private static void connect(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) PATIENCE.toMillis());
        }
    }

    private static void ask(InetSocketAddress address) throws IOException {
        byte[] request = ByteBuffer.allocate(20)
                .putShort(BINDING_REQUEST)
                .putShort((short) 0)
                .putInt(COOKIE)
                .array();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.send(new DatagramPacket(request, request.length, address));
            DatagramPacket answer = new DatagramPacket(new byte[512], 512);
            socket.receive(answer);
            if (ByteBuffer.wrap(answer.getData()).getShort() != BINDING_ANSWER) throw new IOException("no STUN server");
        }
    }
}
