package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.senderkey.SkippedSeeds.Skipped;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Sender keys as records of the owner's sealed store. They hold secrets: wipe them after use. Never leave the
/// device, never enter a backup. Reading throws `IllegalStateException` for bytes that writing did not make:
/// the store verified them before.
public final class SenderKeyCodec {
    private static final int FORMAT = 1;

    private SenderKeyCodec() {}

    public static byte[] write(SenderKeyState state) {
        return state.id()
                .write(new ByteWriter().u8(FORMAT))
                .u32(state.next())
                .secret(state.chainKey())
                .secret(state.signing().seed())
                .bytes(state.signing().publicKey().point().toArray())
                .u64(state.sinceMillis())
                .finish();
    }

    public static SenderKeyState readState(byte[] bytes) {
        return read(bytes, in -> {
            SenderKeyId id = SenderKeyId.read(in);
            int next = in.u32();
            Secret32 chainKey = secret(in);
            SigningKey.Pair signing = new SigningKey.Pair(secret(in), signingKey(in));
            return new SenderKeyState(id, chainKey, next, signing, in.u64());
        });
    }

    public static byte[] write(RemoteSenderKeys keys) {
        ByteWriter out = new ByteWriter().u8(FORMAT).u32(keys.keys().size());
        for (RemoteSenderKey key : keys.keys()) write(key, out);
        return out.finish();
    }

    public static RemoteSenderKeys readRemote(byte[] bytes) {
        return read(bytes, in -> {
            List<RemoteSenderKey> keys = new ArrayList<>();
            for (int left = in.count(SenderKeyLimits.MAX_KEYS); left > 0; left--) keys.add(key(in));
            return new RemoteSenderKeys(List.copyOf(keys));
        });
    }

    private static void write(RemoteSenderKey key, ByteWriter out) {
        key.id().write(out).bytes(key.signingKey().point().toArray());
        out.secret(key.chainKey()).u32(key.next());
        List<Skipped> seeds = key.skipped().seeds();
        out.u32(seeds.size());
        for (Skipped skipped : seeds) out.u32(skipped.iteration()).secret(skipped.seed());
    }

    private static RemoteSenderKey key(ByteReader in) {
        SenderKeyId id = SenderKeyId.read(in);
        SigningKey signingKey = signingKey(in);
        Secret32 chainKey = secret(in);
        int next = in.u32();
        List<Skipped> seeds = new ArrayList<>();
        for (int left = in.count(SenderKeyLimits.MAX_SKIPPED); left > 0; left--) {
            seeds.add(new Skipped(in.u32(), secret(in)));
        }
        return new RemoteSenderKey(id, signingKey, chainKey, next, new SkippedSeeds(List.copyOf(seeds)));
    }

    private static <T> T read(byte[] bytes, Function<ByteReader, T> reader) {
        try {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != FORMAT) throw new ByteReader.Malformed();
            T value = reader.apply(in);
            in.end();
            return value;
        } catch (ByteReader.Malformed malformed) {
            throw new IllegalStateException("a sender key record is damaged", malformed);
        }
    }

    private static Secret32 secret(ByteReader in) {
        return Secret32.own(in.bytes(Secret32.LENGTH));
    }

    private static SigningKey signingKey(ByteReader in) {
        return new SigningKey(Bytes32.copyOf(in.bytes(Bytes32.LENGTH)));
    }
}
