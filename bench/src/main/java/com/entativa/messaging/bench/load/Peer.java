package com.entativa.messaging.bench.load;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Submission;
import io.vertx.core.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// One device with its socket: sends to its partner, acknowledges what arrives. Frames are cut and pasted instead of
/// parsed, so that the generator takes little of the machine. Belongs to the generator's event loop.
final class Peer {
    /// Messages of one peer that may be under way at once; a power of two.
    private static final int UNDER_WAY = 1 << 13;

    /// A ciphertext of 1 KiB of plaintext with header, MAC and padding.
    static final int CONTENT_BYTES = 1_024 + 90;

    private static final UUID PLACE_OF_ID = new UUID(0, 0);

    private final int number;
    private final WebSocket socket;
    private final List<Peer> everybody;
    private final Tally tally;
    private final String before;
    private final String after;
    private final long[] dueAt = new long[UNDER_WAY];
    private List<String> owed = new ArrayList<>();
    private boolean acknowledging;
    private int sequence;
    private int unanswered;
    private int window;

    /// `everybody` by number.
    Peer(int number, WebSocket socket, String frame, List<Peer> everybody, Tally tally) {
        int place = frame.indexOf(PLACE_OF_ID.toString());
        this.number = number;
        this.socket = socket;
        this.everybody = everybody;
        this.tally = tally;
        this.before = frame.substring(0, place);
        this.after = frame.substring(place + 36);
        socket.textMessageHandler(this::heard);
        socket.closeHandler(_ -> {
            if (window >= 0) tally.wentWrong("a socket closed with " + socket.closeStatusCode());
        });
    }

    /// The frame of a message to `partner`, with a place for its id.
    static String frame(AuthSession partner, UUID conversation, Random random) {
        byte[] content = new byte[CONTENT_BYTES];
        random.nextBytes(content);
        Envelope envelope =
                new Envelope(new DeviceAddress(partner.userId(), partner.deviceId()), People.REGISTRATION_ID, content);
        return new Submission(PLACE_OF_ID, conversation, Submission.Audience.EVERYONE, List.of(envelope))
                .toJson()
                .write();
    }

    /// Keeps so many unanswered from now on.
    void window(int messages) {
        window = messages;
        fill();
    }

    int unanswered() {
        return unanswered;
    }

    /// `due` is when it should have been sent: a generator that is late does not hide it.
    void send(long due) {
        dueAt[sequence & UNDER_WAY - 1] = due;
        socket.writeTextMessage(before + id(sequence) + after);
        sequence++;
        unanswered++;
    }

    void close() {
        window = -1;
        socket.close();
    }

    private void fill() {
        while (unanswered < window) send(System.nanoTime());
    }

    /// The server writes `type` first and ids in a fixed place.
    private void heard(String frame) {
        if (frame.startsWith("{\"type\":\"message\"")) arrived(messageId(frame));
        else if (frame.startsWith("{\"type\":\"sent\"")) answered(messageId(frame));
        else if (frame.startsWith("{\"type\":\"acked\"")) acknowledged(frame);
        else if (!isPassedOver(frame)) tally.wentWrong(frame);
    }

    /// That all was pushed, and that the partner came: no part of the measure.
    private static boolean isPassedOver(String frame) {
        return frame.startsWith("{\"type\":\"caught_up\"") || frame.startsWith("{\"type\":\"presence\"");
    }

    private static String messageId(String frame) {
        int from = frame.indexOf("\"message_id\":\"") + 14;
        return frame.substring(from, from + 36);
    }

    private void answered(String id) {
        tally.committed(System.nanoTime() - due(id));
        unanswered--;
        fill();
    }

    /// One acknowledgement under way; what arrives meanwhile goes into the next, as clients do it.
    private void arrived(String id) {
        tally.delivered(System.nanoTime() - everybody.get(sender(id)).due(id));
        owed.add(id);
        if (!acknowledging) acknowledge();
    }

    private void acknowledge() {
        acknowledging = true;
        socket.writeTextMessage("{\"type\":\"ack\",\"message_ids\":[\"" + String.join("\",\"", owed) + "\"]}");
        owed = new ArrayList<>();
    }

    private void acknowledged(String frame) {
        tally.acknowledged((frame.length() - 31) / 39);
        acknowledging = false;
        if (!owed.isEmpty()) acknowledge();
    }

    private long due(String id) {
        return dueAt[Integer.parseInt(id, 28, 36, 16) & UNDER_WAY - 1];
    }

    private static int sender(String id) {
        return Integer.parseInt(id, 24, 28, 16);
    }

    /// UUIDv7 whose last 48 bits, random otherwise, say who sent it and as which: so an answer finds its send.
    private UUID id(int nth) {
        long high = System.currentTimeMillis() << 16 | 0x7000L | nth & 0xFFF;
        long low = 0x8000_0000_0000_0000L | (long) (number & 0xFFFF) << 32 | nth;
        return new UUID(high, low);
    }
}
