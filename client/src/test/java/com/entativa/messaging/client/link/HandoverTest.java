package com.entativa.messaging.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.link.Handover.Item;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.portrait.Portrait;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R5.6 what a new device is given")
final class HandoverTest {
    private static final UUID ALICE = UUID.fromString("01930000-0000-7000-8000-0000000000aa");
    private static final UUID BOB = UUID.fromString("01930000-0000-7000-8000-0000000000bb");
    private static final List<Item> ITEMS = List.of(
            new Item.Block(BOB, true, new Stamp(5, ALICE)),
            new Item.Name(new UserProfile(BOB, "bob", "Bob Dodgson")),
            new Item.Shown(new Portrait(
                    BOB,
                    new Aside.Profile(Bytes32.copyOf(new byte[32]), "Bob", Aside.Avatar.None.NONE),
                    new Stamp(7, ALICE))),
            new Item.Said(new Message(ALICE, BOB, ALICE, 9, new Line.TimerChanged(60)), true));

    private static byte[] encoded() {
        Handover.Owner owner = new Handover.Owner(Secret32.own(new byte[Secret32.LENGTH]), ALICE, "alice", "Alice");
        ByteWriter out = HandoverCodec.write(new ByteWriter(), owner);
        ITEMS.forEach(item -> out.bytes(HandoverCodec.write(item)));
        return out.finish();
    }

    @Test
    @DisplayName("L-6 is read as it was written, with items of later versions between")
    void as_it_was_written() {
        byte[] known = encoded();
        byte[] later = new ByteWriter().u8(200).sized(new byte[] {1, 2, 3}).finish();
        byte[] all = new ByteWriter()
                .bytes(known)
                .bytes(later)
                .bytes(HandoverCodec.write(ITEMS.getFirst()))
                .finish();

        Handover read = HandoverCodec.read(all).orElseThrow();

        assertThat(read.owner().username()).isEqualTo("alice");
        assertThat(read.items()).startsWith(ITEMS.toArray(Item[]::new)).hasSize(ITEMS.size() + 1);
    }

    @Test
    @DisplayName("cut short, with any byte changed, or made of chance it is something or nothing, never an exception")
    void whatever_comes() {
        byte[] whole = encoded();
        for (int length = 0; length < whole.length; length++) read(Arrays.copyOf(whole, length));
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                read(flipped);
            }
        }
        Random random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            byte[] chance = new byte[random.nextInt(200)];
            random.nextBytes(chance);
            if (chance.length > 0) chance[0] = 1;
            read(chance);
        }
    }

    private static void read(byte[] bytes) {
        HandoverCodec.read(bytes).ifPresent(Handover::close);
    }
}
