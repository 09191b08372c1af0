package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.RatchetKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.SkippedKeys.EndedChain;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/// A ratchet as bytes, for the owner's sealed store. Never leaves the device, never enters a backup. P-R-9
public final class RatchetCodec {
    private static final int LISTENING = 0;
    private static final int AWAITING = 1;
    private static final int SENDING = 2;
    private static final int SILENT = 0;
    private static final int HEARING = 1;

    private RatchetCodec() {}

    public static void write(DoubleRatchet ratchet, ByteWriter out) {
        writeSender(ratchet.sender(), out);
        switch (ratchet.receiver()) {
            case Receiver.Silent _ -> out.u8(SILENT);
            case Receiver.Hearing(ReceivingChain chain) -> {
                key(out.u8(HEARING), chain.theirs()).secret(chain.key());
                out.u32(chain.next()).u32(chain.ordinal());
            }
        }
        List<SkippedKey> keys = ratchet.skipped().keys();
        out.u32(keys.size());
        for (SkippedKey key : keys) {
            key(out, key.theirs()).u32(key.n()).secret(key.messageKey());
            out.u32(key.chain()).u64(key.sinceMillis());
        }
        List<EndedChain> ended = ratchet.skipped().ended();
        out.u32(ended.size());
        for (EndedChain chain : ended) key(out, chain.theirs()).u32(chain.length());
    }

    public static DoubleRatchet read(ByteReader in) {
        Sender sender = readSender(in);
        Receiver receiver =
                switch (in.u8()) {
                    case SILENT -> Receiver.Silent.SILENT;
                    case HEARING -> new Receiver.Hearing(new ReceivingChain(key(in), secret(in), in.u32(), in.u32()));
                    default -> throw new ByteReader.Malformed();
                };
        List<SkippedKey> keys = new ArrayList<>();
        for (int left = in.count(Limits.MAX_STORED); left > 0; left--) {
            keys.add(new SkippedKey(key(in), in.u32(), secret(in), in.u32(), in.u64()));
        }
        List<EndedChain> ended = new ArrayList<>();
        for (int left = in.count(Limits.MAX_CHAIN_AGE); left > 0; left--) {
            ended.add(new EndedChain(key(in), in.u32()));
        }
        return new DoubleRatchet(sender, receiver, new SkippedKeys(List.copyOf(keys), List.copyOf(ended)));
    }

    private static void writeSender(Sender sender, ByteWriter out) {
        switch (sender) {
            case Sender.Listening(RootKey root, KeyPair<RatchetKey> ours) ->
                key(out.u8(LISTENING).secret(root.secret()).secret(ours.secret()), ours.publicKey());
            case Sender.Awaiting(RootKey root, RatchetKey theirs, int previousLength) ->
                key(out.u8(AWAITING).secret(root.secret()), theirs).u32(previousLength);
            case Sender.Sending(RootKey root, KeyPair<RatchetKey> ours, SendingChain chain, int previousLength) -> {
                key(out.u8(SENDING).secret(root.secret()).secret(ours.secret()), ours.publicKey());
                out.secret(chain.key()).u32(chain.next()).u32(previousLength);
            }
        }
    }

    private static Sender readSender(ByteReader in) {
        return switch (in.u8()) {
            case LISTENING -> new Sender.Listening(root(in), pair(in));
            case AWAITING -> new Sender.Awaiting(root(in), key(in), in.u32());
            case SENDING -> new Sender.Sending(root(in), pair(in), new SendingChain(secret(in), in.u32()), in.u32());
            default -> throw new ByteReader.Malformed();
        };
    }

    private static ByteWriter key(ByteWriter out, RatchetKey key) {
        return out.bytes(key.u().toArray());
    }

    private static RatchetKey key(ByteReader in) {
        Bytes32 u = Bytes32.copyOf(in.bytes(Bytes32.LENGTH));
        if (!PublicKey.isCanonical(u)) throw new ByteReader.Malformed();
        return new RatchetKey(u);
    }

    private static KeyPair<RatchetKey> pair(ByteReader in) {
        return new KeyPair<>(secret(in), key(in));
    }

    private static RootKey root(ByteReader in) {
        return new RootKey(secret(in));
    }

    private static Secret32 secret(ByteReader in) {
        return Secret32.own(in.bytes(Secret32.LENGTH));
    }
}
