package com.entativa.messaging.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Both sides read what the other writes.
final class FramesTest {
    private static final UUID ID = UUID.fromString("0190f5c0-0000-7000-8000-000000000010");
    private static final DeviceAddress DEVICE = new DeviceAddress(ID, 3);

    @Test
    void a_client_reads_every_frame_the_server_writes() {
        List<ServerFrame> frames = List.of(
                new AnswerFrame.Sent(ID, ID, 7),
                new AnswerFrame.Acknowledged(List.of(ID)),
                new LiveFrame.Delivered(ID, DEVICE, 7),
                new MailFrame.IdentityChanged(ID, ID, 7),
                AnswerFrame.CaughtUp.CAUGHT_UP,
                AnswerFrame.Pong.PONG,
                new ServerFrame.Unknown("of_a_later_version"));

        for (ServerFrame frame : frames) {
            assertThat(ServerFrame.read(frame.toJson().write())).isEqualTo(new Json.Read.Ok<>(frame));
        }
    }

    @Test
    void the_server_reads_every_frame_a_client_writes() {
        List<ClientFrame> frames = List.of(
                new ReceiptFrame.Acknowledge(List.of(ID)),
                new ReceiptFrame.Delivered(ID),
                ConnectionFrame.Resume.RESUME,
                ConnectionFrame.Ping.PING);

        for (ClientFrame frame : frames) {
            assertThat(ClientFrame.read(frame.toJson().write(), ID)).isEqualTo(new Json.Read.Ok<>(frame));
        }
    }

    @Test
    void the_plain_form_of_the_product_is_read_and_counter_and_ratchet_key_are_passed_over() {
        String text = "{\"type\":\"message\",\"recipient_id\":\"" + ID
                + "\",\"encrypted_content\":\"EQUAAAA=\",\"counter\":5,\"ratchet_key\":\"x\"}";

        Json.Read<ClientFrame> read = ClientFrame.read(text, ID);

        assertThat(read).isInstanceOfSatisfying(Json.Read.Ok.class, ok -> {
            SendFrame.Plain plain = (SendFrame.Plain) ok.value();
            assertThat(plain.target()).isEqualTo(new SendFrame.Target.ToUser(ID));
            assertThat(plain.content()).hasSize(5);
            assertThat(plain.messageId()).isEqualTo(ID);
        });
    }

    @Test
    void a_difference_of_devices_survives_the_way_through_a_problem_document() {
        DeviceDifference difference = new DeviceDifference(List.of(DEVICE), List.of(), List.of(DEVICE));

        Problem problem = Problem.devicesDiffer(difference);

        assertThat(DeviceDifference.from(Json.object(problem.toJson()))).isEqualTo(difference);
    }

    @Test
    void tokens_do_not_show_when_a_session_is_printed() {
        assertThat(new AuthSession(ID, 1, "access", "refresh", 900).toString())
                .doesNotContain("access,")
                .doesNotContain("refresh");
    }
}
