package com.entativa.messaging.client.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.fake.ManualClock;
import com.entativa.messaging.client.fake.SeededRandomness;
import com.entativa.messaging.protocol.wire.Padding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R5.6 content and ids")
final class ContentTest {
    private final ManualClock clock = new ManualClock();
    private final Uuids ids = new Uuids(clock, new SeededRandomness(1));
    private final UUID id = ids.next();
    private final List<Body> bodies = List.of(
            new Body.Text("hällo"),
            new Body.Delivered(List.of(id, ids.next())),
            new Body.RetryRequest(id, Unreadable.DAMAGED),
            new Body.Unavailable(id));

    @Test
    @DisplayName("every kind reads as it was written")
    void every_kind_comes_back() {
        for (Body body : bodies) {
            Content content = new Content(id, ids.next(), 7, body);

            assertThat(Content.parse(content.encoded())).contains(content);
        }
    }

    @Test
    @DisplayName("R5.6 truncated, changed and random bytes are content or nothing, never an exception")
    void hostile_bytes_never_throw() {
        Random random = new Random(5);
        for (Body body : bodies) {
            byte[] whole = Padding.unpad(new Content(id, id, 7, body).encoded()).orElseThrow();
            for (int length = 0; length < whole.length; length++) {
                Optional<Content> cut = Content.parse(Padding.pad(Arrays.copyOf(whole, length)));
                assertThat(cut).isEmpty();
            }
            for (int i = 0; i < 2_000; i++) {
                byte[] changed = whole.clone();
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                Content.parse(Padding.pad(changed));
                Content.parse(changed);
            }
        }
    }

    @Test
    @DisplayName("a kind of a later version is unknown, not malformed")
    void a_later_kind_is_unknown() {
        byte[] bytes = Padding.unpad(new Content(id, id, 7, bodies.getLast()).encoded())
                .orElseThrow();
        bytes[1 + 16 + 16 + 8] = 99;

        assertThat(Content.parse(Padding.pad(bytes)).map(Content::body)).contains(new Body.Unknown(99));
    }

    @Test
    @DisplayName("ids are of version 7 and ordered, within a millisecond and when the clock steps back")
    void ids_are_ordered() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            if (i == 200) clock.advance(-60_000);
            if (i == 400) clock.advance(120_000);
            UUID next = ids.next();
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            assertThat(Uuids.of(Uuids.bytes(next))).isEqualTo(next);
            made.add(next.toString());
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }
}
