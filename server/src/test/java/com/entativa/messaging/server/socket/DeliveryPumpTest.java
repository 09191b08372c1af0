package com.entativa.messaging.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.ConversationNotice;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.routing.LocalRouting;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DeliveryPumpTest {
    private static final DeviceAddress BOB = new DeviceAddress(UUID.randomUUID(), 1);
    private static final DeviceAddress ALICE = new DeviceAddress(UUID.randomUUID(), 1);
    private static final UUID MESSAGE = UUID.randomUUID();

    @Test
    @DisplayName("R1.8 a message that was deleted for everyone does not come back when its announcement is late")
    void a_late_announcement() throws Exception {
        try (Metrics metrics = new Metrics();
                Mailboxes mailboxes = new Mailboxes(
                        new EmptyMailboxes(),
                        new LocalRouting(new LiveSockets(InstantSource.system(), 1)),
                        InstantSource.system(),
                        metrics)) {
            Heard heard = new Heard();
            DeliveryPump pump = new DeliveryPump(BOB, mailboxes, heard);
            pump.resume();
            assertThat(heard.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);

            pump.committed(waiting(10, Waiting.Kind.MESSAGE_DELETED, UUID.randomUUID(), deletion()));
            pump.committed(waiting(9, Waiting.Kind.MESSAGE, MESSAGE, "sealed"));

            assertThat(heard.next()).isInstanceOf(ConversationNotice.MessageDeleted.class);
            assertThat(heard.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
        }
    }

    private static String deletion() {
        return "{\"deleted_message_id\":\"" + MESSAGE + "\"}";
    }

    private static Waiting waiting(long cursor, Waiting.Kind kind, UUID id, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Waiting(BOB, cursor, kind, new Delivery(id, UUID.randomUUID(), ALICE, bytes, 1), false);
    }

    private static final class Heard implements Outlet {
        private final BlockingQueue<ServerFrame> frames = new LinkedBlockingQueue<>();

        @Nullable
        ServerFrame next() throws InterruptedException {
            return frames.poll(10, TimeUnit.SECONDS);
        }

        @Override
        public void say(ServerFrame frame) {
            frames.add(frame);
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void acknowledged(List<UUID> messageIds) {}

        @Override
        public long unsentBytes() {
            return 0;
        }

        @Override
        public void close(Closing why) {}
    }
}
