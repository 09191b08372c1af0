package com.entativa.messaging.client.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.message.Message.CallEnd;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Message.Reach;
import com.entativa.messaging.client.store.MemoryStore;
import com.entativa.messaging.client.store.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-L-2 lines")
final class MessagesTest {
    private static final UUID CHAT = id(1);
    private static final UUID ALICE = id(2);
    private final Store store = new MemoryStore();

    private static UUID id(int number) {
        return UUID.fromString("00000000-0000-7000-8000-" + "%012d".formatted(number));
    }

    private static Said said(String text) {
        return Said.of(new Content(id(9), CHAT, 1_000, new Saying.Text(text, Extras.NONE.expiringAfter(60))));
    }

    @Test
    @DisplayName("every kind of line comes back from its row as it was")
    void lines_come_back() {
        Said full = said("hello")
                .with(new Said.Edit(id(10), 2_000, "hello there", Extras.NONE))
                .with(new Said.Reaction(ALICE, id(11), 3_000, "👍"))
                .startingAt(5_000);
        List<Line> lines = List.of(
                new Line.Received(full),
                new Line.Own(full, Progress.READ, new Reach(3, 2)),
                Line.Deleted.DELETED,
                new Line.Placeholder(Unreadable.GONE),
                new Line.Unknown(200, Octets.copyOf(new byte[] {1, 2})),
                Line.IdentityChanged.IDENTITY_CHANGED,
                new Line.TimerChanged(3_600),
                new Line.Call(7, Aside.Media.VIDEO, CallEnd.MISSED, 61_000));

        for (Line line : lines) {
            Message message = new Message(id(3), CHAT, ALICE, 42, line);
            Message back = store.inTransaction(rows -> {
                new Messages(rows).put(message);
                return new Messages(rows).find(message.id()).orElseThrow();
            });
            assertThat(back).isEqualTo(message);
            assertThat(back.toString()).doesNotContain("hello").doesNotContain("👍");
        }
        assertThat(full.expiresAtMillis()).isEqualTo(65_000);
    }

    @Test
    @DisplayName("C-T-3 edits and reactions give the same line in whatever order they come, and come twice")
    void the_order_of_arrival_does_not_matter() {
        List<Said.Edit> edits = new ArrayList<>();
        List<Said.Reaction> reactions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            edits.add(new Said.Edit(id(100 + i), 2_000 + i / 3, "edit " + i, Extras.NONE));
            reactions.add(new Said.Reaction(id(i % 4), id(200 + i), 3_000 + i / 5, i % 3 == 0 ? "" : "e" + i));
        }
        Said expected = all(edits, reactions);
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Collections.shuffle(edits, random);
            Collections.shuffle(reactions, random);

            Said said = all(edits, reactions).with(edits.getFirst()).with(reactions.getFirst());

            assertThat(said).isEqualTo(expected);
        }
        assertThat(expected.text()).isEqualTo("edit 29");
        assertThat(expected.edits()).hasSize(Said.MAX_EDITS);
    }

    private static Said all(List<Said.Edit> edits, List<Said.Reaction> reactions) {
        Said said = said("first");
        for (Said.Edit edit : edits) said = said.with(edit);
        for (Said.Reaction reaction : reactions) said = said.with(reaction);
        return said;
    }
}
