package com.entativa.messaging.client.link;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.link.Handover.Item;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.portrait.Portrait;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// `version u8 ‖ identity key 32 ‖ user id 16 ‖ username ‖ name ‖ items`, each item `tag u8 ‖ length u32 ‖ value`.
/// What a reader does not know, or cannot read, it passes over: of two devices one may be older. docs/spec/linking.md
final class HandoverCodec {
    private static final int VERSION = 1;
    private static final int BLOCK = 1;
    private static final int PIN = 2;
    private static final int NAME = 3;
    private static final int KNOWN = 4;
    private static final int SAID = 5;
    private static final int MEMBERS = 6;
    private static final int PORTRAIT = 7;
    private static final int MAX_NAME = 1_024;
    private static final int MAX_ITEM = 512 * 1024;

    private HandoverCodec() {}

    static ByteWriter write(ByteWriter out, Handover.Owner owner) {
        Uuids.write(out.u8(VERSION).secret(owner.identity()), owner.userId());
        return text(text(out, owner.username()), owner.displayName());
    }

    static byte[] write(Item item) {
        ByteWriter value = new ByteWriter();
        int tag =
                switch (item) {
                    case Item.Block(UUID userId, boolean blocked, Stamp stamp) -> {
                        Uuids.write(value, userId).u8(blocked ? 1 : 0).u64(stamp.atMillis());
                        Uuids.write(value, stamp.id());
                        yield BLOCK;
                    }
                    case Item.Pin(Peer peer) -> {
                        value.bytes(peer.withoutDevices().encoded());
                        yield PIN;
                    }
                    case Item.Name(UserProfile user) -> {
                        text(value, user.toJson().write());
                        yield NAME;
                    }
                    case Item.Known(Conversation conversation, Chat chat) -> {
                        text(value, conversation.toJson().write()).sized(chat.handedOver());
                        yield KNOWN;
                    }
                    case Item.Members(GroupState group) -> {
                        value.bytes(group.encoded());
                        yield MEMBERS;
                    }
                    case Item.Shown(Portrait portrait) -> {
                        value.bytes(portrait.encoded());
                        Uuids.write(value, portrait.userId());
                        yield PORTRAIT;
                    }
                    case Item.Said(Message message, boolean unread) -> {
                        value.u8(unread ? 1 : 0).bytes(message.encoded());
                        yield SAID;
                    }
                };
        return new ByteWriter().u8(tag).sized(value.finish()).finish();
    }

    private static ByteWriter text(ByteWriter out, String text) {
        return out.sized(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Empty when it is no handover.
    static Optional<Handover> read(byte[] bytes) {
        try {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) return Optional.empty();
            Secret32 identity = Secret32.own(in.bytes(Secret32.LENGTH));
            Handover.Owner owner = new Handover.Owner(identity, Uuids.read(in), text(in), text(in));
            List<Item> items = new ArrayList<>();
            while (in.left() > 0) item(in.u8(), in.sized(MAX_ITEM)).ifPresent(items::add);
            return Optional.of(new Handover(owner, items));
        } catch (ByteReader.Malformed _) {
            return Optional.empty();
        }
    }

    private static String text(ByteReader in) {
        return new String(in.sized(MAX_NAME), StandardCharsets.UTF_8);
    }

    private static Optional<Item> item(int tag, byte[] value) {
        ByteReader in = new ByteReader(value);
        try {
            return switch (tag) {
                case BLOCK ->
                    Optional.of(new Item.Block(Uuids.read(in), in.u8() == 1, new Stamp(in.u64(), Uuids.read(in))));
                case PIN -> Optional.of(new Item.Pin(Peer.read(value)));
                case NAME -> json(in.sized(MAX_ITEM), UserProfile::from).map(Item.Name::new);
                case KNOWN ->
                    json(in.sized(MAX_ITEM), Conversation::from)
                            .map(known -> new Item.Known(known, Chat.handedOver(in.sized(MAX_ITEM))));
                case MEMBERS -> Optional.of(new Item.Members(GroupState.read(value)));
                case PORTRAIT -> {
                    byte[] row = in.bytes(in.left() - Uuids.LENGTH);
                    yield Optional.of(new Item.Shown(Portrait.read(Uuids.read(in), row)));
                }
                case SAID -> {
                    boolean unread = in.u8() == 1;
                    yield Optional.of(new Item.Said(Message.read(in.bytes(in.left())), unread));
                }
                default -> Optional.empty();
            };
        } catch (ByteReader.Malformed | IllegalStateException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> json(byte[] text, Function<Json.Obj, T> reader) {
        return Json.read(new String(text, StandardCharsets.UTF_8), reader) instanceof Json.Read.Ok<T>(T value)
                ? Optional.of(value)
                : Optional.empty();
    }
}
