package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Optional;

/// `14 ‖ distribution id 16 ‖ chain id u32 ‖ iteration u32 ‖ chain key 32 ‖ signing key 32`, 89 bytes: what
/// lets a member read the sender from `iteration` on, and nothing before. Travels inside sessions alone. P-G-2
public record SenderKeyDistribution(SenderKeyId id, int iteration, Secret32 chainKey, SigningKey signingKey)
        implements AutoCloseable {
    public static final byte VERSION = 0x14;
    private static final int LENGTH = 1 + SenderKeyId.LENGTH + 4 + Secret32.LENGTH + Bytes32.LENGTH;

    /// Empty for anything that is not exactly one distribution.
    public static Optional<SenderKeyDistribution> parse(byte[] message) {
        if (message.length != LENGTH || message[0] != VERSION) return Optional.empty();
        try {
            ByteReader in = new ByteReader(message);
            in.u8();
            SenderKeyId id = SenderKeyId.read(in);
            int iteration = in.u32();
            Secret32 chainKey = Secret32.own(in.bytes(Secret32.LENGTH));
            SigningKey signingKey = new SigningKey(Bytes32.copyOf(in.bytes(Bytes32.LENGTH)));
            return Optional.of(new SenderKeyDistribution(id, iteration, chainKey, signingKey));
        } catch (ByteReader.Malformed _) {
            return Optional.empty();
        }
    }

    /// Holds a secret: wipe it once it is sealed.
    public byte[] encoded() {
        return id.write(new ByteWriter().u8(VERSION))
                .u32(iteration)
                .secret(chainKey)
                .bytes(signingKey.point().toArray())
                .finish();
    }

    @Override
    public void close() {
        chainKey.close();
    }
}
