package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.server.FuzzRequest.Care;
import com.entativa.messaging.server.RawWebSocket.Heard;
import com.entativa.messaging.server.config.Limits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Frames of every kind of `socket.md`: as it says, nearly so, and absurd. `-Dfuzz.seed` and `-Dfuzz.rounds` for
/// others and more of them.
@SuppressWarnings("NullAway.Init")
final class FrameFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_124L);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1);
    private static final int EACH = 40;

    private static final Set<String> KNOWN = known();

    private final Random random = new Random(SEED);
    private TestRelay relay;
    private LogWatch log;
    private FuzzWorld world;

    @BeforeEach
    void start() {
        System.out.println("fuzz.seed=" + SEED + " fuzz.rounds=" + ROUNDS);
        log = LogWatch.open();
        relay = new TestRelay(Limits.off());
        world = FuzzWorld.of(relay, random);
    }

    @AfterEach
    void stop() {
        relay.close();
        log.close();
    }

    @Test
    @DisplayName("R5.4 every kind of frame is fuzzed")
    void no_kind_is_left_out() {
        assertThat(FuzzFrame.names()).containsExactlyInAnyOrderElementsOf(AccessFrames.names());
    }

    @Test
    @DisplayName("R5.4 R5.6 whatever frame is said: an answer of socket.md, and the socket of nobody else hears of it")
    void every_frame_by_a_stranger() throws IOException {
        Map<String, Integer> answers = new TreeMap<>();
        Set<String> faults = new TreeSet<>();
        try (RawWebSocket alice = new RawWebSocket(relay.port(), world.cast().alice());
                RawWebSocket bob = new RawWebSocket(relay.port(), world.cast().bob())) {
            for (RawWebSocket each : List.of(alice, bob)) each.until("caught_up");
            said(world.cast().eve(), answers, faults);
            for (RawWebSocket each : List.of(alice, bob)) {
                each.text("{\"type\":\"ping\"}");
                // The two hear of each other's coming, and of nothing else.
                assertThat(each.until("pong"))
                        .allMatch(heard -> heard instanceof Heard.Text(String json)
                                && (json.contains("pong") || json.contains("presence")))
                        .noneMatch(heard -> heard.toString()
                                .contains(world.cast().eve().userId().toString()));
            }
            said(world.cast().alice(), answers, faults);
        }
        System.out.println("answers: " + answers);

        assertThat(faults).isEmpty();
        assertThat(answers).containsKeys("sent", "acked", "error bad_request", "error not_found", "closed 1003");
        hasSurvived();
    }

    @Test
    @DisplayName("R5.4 what is no frame of WebSocket ends the socket, and nothing but it")
    void broken_transport() throws IOException {
        for (int opcode : new int[] {3, 7, 11, 15}) {
            assertThat(closing(socket -> socket.frame(opcode, true, new byte[3])))
                    .isIn(1002, 1006);
        }
        assertThat(closing(socket -> socket.raw(new byte[] {(byte) 0x81, 2, '{', '}'})))
                .isIn(1002, 1006);
        assertThat(closing(socket -> socket.frame(RawWebSocket.CONTINUATION, true, new byte[3])))
                .isIn(1002, 1006);
        assertThat(closing(socket -> socket.frame(RawWebSocket.TEXT, true, new byte[] {(byte) 0xC3, 0x28})))
                .isEqualTo(1007);
        assertThat(closing(socket -> socket.frame(RawWebSocket.BINARY, true, new byte[3])))
                .isEqualTo(1003);
        assertThat(closing(socket -> socket.text("\"" + "a".repeat(300_000) + "\"")))
                .isEqualTo(1009);
        hasSurvived();
    }

    @Test
    @DisplayName("R5.4 a frame in many fragments is one frame; fragments without end are cut off")
    void fragments() throws IOException {
        try (RawWebSocket socket = new RawWebSocket(relay.port(), world.cast().alice())) {
            byte[] ping = "{\"type\":\"ping\"}".getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < ping.length; i++) {
                socket.frame(i == 0 ? RawWebSocket.TEXT : RawWebSocket.CONTINUATION, i == ping.length - 1, new byte[] {
                    ping[i]
                });
            }

            assertThat(socket.until("pong").getLast()).isInstanceOf(Heard.Text.class);
        }
        assertThat(closing(socket -> {
                    socket.frame(RawWebSocket.TEXT, false, new byte[1]);
                    for (int i = 0; i < 40; i++) socket.frame(RawWebSocket.CONTINUATION, false, new byte[60_000]);
                }))
                .isEqualTo(1009);
        hasSurvived();
    }

    @Test
    @DisplayName("R4.4 5 000 frames in one breath are all answered in order, or the socket is closed with 4429")
    void a_flood() throws IOException {
        try (RawWebSocket socket = new RawWebSocket(relay.port(), world.cast().bob());
                RawWebSocket alice = new RawWebSocket(relay.port(), world.cast().alice())) {
            Thread flood = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 5_000; i++) socket.text("{\"type\":\"ping\"}");
                socket.text("{\"type\":\"the last\"}");
            });
            alice.text("{\"type\":\"ping\"}");

            assertThat(alice.until("pong").getLast()).isInstanceOf(Heard.Text.class);
            List<Heard> heard = socket.until("type is unknown");
            if (heard.getLast() instanceof Heard.Closed(int code))
                assertThat(code).isEqualTo(4429);
            else
                assertThat(heard.stream()
                                .filter(one -> one instanceof Heard.Text(String json) && json.contains("pong")))
                        .hasSize(5_000);
            flood.interrupt();
        }
        hasSurvived();
    }

    private interface Said {
        void by(RawWebSocket socket);
    }

    /// With which code the socket ends.
    private int closing(Said said) throws IOException {
        try (RawWebSocket socket = new RawWebSocket(relay.port(), world.cast().alice())) {
            said.by(socket);
            if (socket.until("nothing says this").getLast() instanceof Heard.Closed(int code)) return code;
            throw new AssertionError("not closed");
        }
    }

    private void said(AuthSession caller, Map<String, Integer> answers, Set<String> faults) throws IOException {
        FuzzFrame frames = new FuzzFrame(world.knownTo(caller), random);
        for (int i = 0; i < ROUNDS * EACH; i++) {
            for (Care care : Care.values()) {
                RawWebSocket socket = new RawWebSocket(relay.port(), caller);
                try (socket) {
                    socket.hurry();
                    FuzzFrame.Made frame = frames.make(care);
                    socket.frame(frame.opcode(), true, frame.payload());
                    socket.text("{\"type\":\"ping\"}");
                    for (Heard heard : socket.until("\"pong\"")) {
                        judge(frame, heard, answers, faults);
                        if (world.isEve(caller) && shows(heard)) faults.add("shows Eve what is not hers: " + frame);
                    }
                }
            }
        }
    }

    private boolean shows(Heard heard) {
        return heard instanceof Heard.Text(String json)
                && world.hidden().stream().anyMatch(json::contains);
    }

    private static void judge(FuzzFrame.Made frame, Heard heard, Map<String, Integer> answers, Set<String> faults)
            throws IOException {
        String kind =
                switch (heard) {
                    case Heard.Closed(int code) -> "closed " + code;
                    case Heard.Text(String json) -> kind(json);
                };
        answers.merge(kind, 1, Integer::sum);
        if (!KNOWN.contains(kind)) faults.add(kind + " to " + frame);
        if (heard instanceof Heard.Text(String json)
                && ContractFuzzTest.INSIDE.matcher(json).find())
            faults.add("tells of its inside: " + json + " to " + frame);
    }

    private static String kind(String json) throws IOException {
        JsonNode answer = JSON.readTree(json);
        String type = answer.path("type").asText();
        return type.equals("error") ? "error " + answer.path("code").asText() : type;
    }

    /// What a client may be told after a frame: an answer with a code of the contract, or the end with a documented
    // one.
    private static Set<String> known() {
        Set<String> known = new TreeSet<>(List.of(
                "message",
                "sent",
                "acked",
                "caught_up",
                "pong",
                "call",
                "call_state",
                "delivered",
                "read",
                "conversation_changed",
                "message_deleted",
                "identity_changed",
                "presence",
                "typing"));
        for (ErrorCode code : ErrorCode.values()) if (code.status() < 500) known.add("error " + code.code());
        for (int code : List.of(1003, 1007, 1009, 4429)) known.add("closed " + code);
        return known;
    }

    private void hasSurvived() {
        assertThat(relay.get("", "/health/ready").status()).isEqualTo(200);
        assertThat(log.text()).doesNotContain("correct horse");
        List<String> never = new ArrayList<>(world.hidden());
        never.addAll(world.tokens());
        assertThat(never).noneMatch(log.text()::contains);
        assertThat(log.hasErrors()).as(log.text()).isFalse();
    }
}
