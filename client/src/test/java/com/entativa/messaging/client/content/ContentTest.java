package com.entativa.messaging.client.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.wire.Padding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R5.6 content")
final class ContentTest {
    private static final int KIND_AT = 1 + 16 + 16 + 8;

    @Test
    @DisplayName("every kind reads as it was written, blocks and kinds of later versions too")
    void every_kind_comes_back() {
        Samples.all().forEach((name, content) -> {
            assertThat(Content.parse(content.encoded())).as(name).contains(content);
            assertThat(content.encoded().length % 160).isZero();
        });
    }

    @Test
    @DisplayName("R5.6 every truncation is nothing, or a content that says no more than what was left")
    void truncations_never_throw() {
        Samples.all().forEach((name, content) -> {
            byte[] whole = content.unpadded();
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                Content.parse(Padding.pad(cut))
                        .ifPresent(read -> assertThat(read.unpadded()).as(name).isEqualTo(cut));
            }
        });
    }

    @Test
    @DisplayName("R5.6 every flipped bit is nothing, or a content that reads as it is written")
    void flipped_bits_never_throw() {
        Samples.all().forEach((name, content) -> {
            byte[] whole = content.unpadded();
            for (int bit = 0; bit < whole.length * 8; bit++) {
                byte[] changed = whole.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                Content.parse(Padding.pad(changed)).ifPresent(read -> assertThat(Content.parse(read.encoded()))
                        .as(name)
                        .contains(read));
            }
        });
    }

    @Test
    @DisplayName("R5.6 random bytes are content or nothing, never an exception")
    void random_bytes_never_throw() {
        Random random = new Random(5);
        for (Content content : Samples.all().values()) {
            byte[] whole = content.unpadded();
            for (int i = 0; i < 500; i++) {
                byte[] changed = whole.clone();
                for (int at = 0; at < 4; at++) changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                Content.parse(Padding.pad(changed));
                Content.parse(changed);
            }
        }
    }

    @Test
    @DisplayName("a kind of a later version is unknown, not malformed, and keeps its bytes")
    void a_later_kind_is_unknown() {
        byte[] bytes = Samples.content(new Receipt.Unavailable(Samples.TARGET)).unpadded();
        bytes[KIND_AT] = 99;

        Body body = Content.parse(Padding.pad(bytes)).orElseThrow().body();

        byte[] fields = Arrays.copyOfRange(bytes, KIND_AT + 1, bytes.length);
        assertThat(body).isEqualTo(new Body.Unknown(99, Octets.copyOf(fields)));
    }

    @Test
    @DisplayName("ranges outside the text, blocks out of order and bytes that are no UTF-8 are refused")
    void what_contradicts_itself_is_refused() {
        Extras outside = new Extras(List.of(), List.of(new Extras.Link(2, 9)), Extras.Quote.None.NONE, 0);
        Extras negative = new Extras(List.of(), List.of(new Extras.Link(-1, 2)), Extras.Quote.None.NONE, 0);
        byte[] text = Samples.content(new Saying.Text("hä")).unpadded();
        byte[] noText = text.clone();
        noText[text.length - 1] = (byte) 0xff;
        byte[] twice = Arrays.copyOf(text, text.length + 10);
        twice[text.length] = 9;
        twice[text.length + 5] = 9;

        assertThat(Content.parse(
                        Samples.content(new Saying.Text("short", outside)).encoded()))
                .isEmpty();
        assertThat(Content.parse(
                        Samples.content(new Saying.Text("short", negative)).encoded()))
                .isEmpty();
        assertThat(Content.parseUnpadded(text)).isPresent();
        assertThat(Content.parseUnpadded(noText)).isEmpty();
        assertThat(Content.parseUnpadded(twice)).isEmpty();
    }

    @Test
    @DisplayName("R5.6 absurd sizes are refused before they are believed")
    void absurd_sizes_are_refused() {
        String large = "x".repeat(Content.MAX_TEXT_BYTES + 1);
        List<UUID> many = java.util.Collections.nCopies(Receipt.MAX_IDS + 1, Samples.ID);
        Body.Unknown noFiles = new Body.Unknown(9, Octets.copyOf(new byte[8]));
        Body.Unknown manyFiles = new Body.Unknown(9, Octets.copyOf(new byte[] {0x7f, -1, -1, -1, 0, 0, 0, 0}));

        for (Body body : List.of(
                new Saying.Text(large),
                new Change.Edit(Samples.ID, large, Extras.NONE),
                new Change.Reaction(Samples.ID, "👍".repeat(17)),
                new Change.Timer(Change.Timer.MAX_SECONDS + 1),
                new Receipt.Read(many),
                noFiles,
                manyFiles)) {
            assertThat(Content.parse(Samples.content(body).encoded()))
                    .as(body.toString())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("R5.5 no text, name or key is in what a content prints of itself")
    void contents_do_not_print_what_they_say() {
        for (Map.Entry<String, Content> each : Samples.all().entrySet()) {
            assertThat(each.getValue().toString().toLowerCase(java.util.Locale.ROOT))
                    .as(each.getKey())
                    .doesNotContain("secret ")
                    .doesNotContain(" secret")
                    .doesNotContain("secret.")
                    .doesNotContain("👍");
        }
    }
}
