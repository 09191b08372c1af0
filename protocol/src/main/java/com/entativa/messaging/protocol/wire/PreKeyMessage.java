package com.entativa.messaging.protocol.wire;

import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/// `header ‖ regId ‖ spkId ‖ opkId ‖ EncodeEC(IKa) ‖ EncodeEC(EKa) ‖ ratchet message`: P-W-2.
@SuppressWarnings("ArrayRecordComponent")
public record PreKeyMessage(Opening opening, byte[] ratchetMessage) {
    public static final int HEADER_LENGTH = 79;

    /// The wire's word for "no one-time prekey".
    private static final int NO_ONE_TIME = -1;

    private static final int MAX_REGISTRATION_ID = 16380;
    private static final int MAX_KEY_ID = 0xff_ffff;

    /// What the initiator repeats before every message until the first reply.
    public record Opening(
            byte version, int registrationId, UsedPreKeys preKeys, IdentityKey identity, BaseKey baseKey) {
        public byte[] encoded() {
            return new ByteWriter()
                    .u8(version)
                    .u32(registrationId)
                    .u32(preKeys.signedPreKeyId())
                    .u32(preKeys.oneTimePreKeyId())
                    .bytes(identity.encoded())
                    .bytes(baseKey.encoded())
                    .finish();
        }

        /// Reads exactly one opening; its version is whatever the first byte says.
        public static Optional<Opening> parse(byte[] bytes) {
            if (bytes.length != HEADER_LENGTH) return Optional.empty();
            ByteReader reader = new ByteReader(bytes);
            byte version = (byte) reader.u8();
            int registrationId = reader.u32();
            UsedPreKeys used = new UsedPreKeys(reader.u32(), reader.u32());
            Optional<IdentityKey> identity = IdentityKey.decode(reader.bytes(PublicKey.ENCODED_LENGTH));
            Optional<BaseKey> baseKey = BaseKey.decode(reader.bytes(PublicKey.ENCODED_LENGTH));
            if (identity.isEmpty() || baseKey.isEmpty()) return Optional.empty();
            if (!within(registrationId, MAX_REGISTRATION_ID) || !used.isValid()) return Optional.empty();
            return Optional.of(new Opening(version, registrationId, used, identity.get(), baseKey.get()));
        }
    }

    /// Ids of the responder's keys that went into the handshake.
    public record UsedPreKeys(int signedPreKeyId, int oneTimePreKeyId) {
        public static UsedPreKeys withoutOneTime(int signedPreKeyId) {
            return new UsedPreKeys(signedPreKeyId, NO_ONE_TIME);
        }

        public boolean hasOneTime() {
            return oneTimePreKeyId != NO_ONE_TIME;
        }

        boolean isValid() {
            return within(signedPreKeyId, MAX_KEY_ID) && (!hasOneTime() || within(oneTimePreKeyId, MAX_KEY_ID));
        }
    }

    public byte[] encoded() {
        return new ByteWriter().bytes(opening.encoded()).bytes(ratchetMessage).finish();
    }

    /// Empty for anything that is not exactly one message with this header byte. The ratchet parses the inner one.
    public static Optional<PreKeyMessage> parse(byte version, byte[] message) {
        if (message.length <= HEADER_LENGTH || message[0] != version) return Optional.empty();
        return Opening.parse(Arrays.copyOf(message, HEADER_LENGTH))
                .map(opening -> new PreKeyMessage(opening, Arrays.copyOfRange(message, HEADER_LENGTH, message.length)));
    }

    private static boolean within(int value, int limit) {
        return value >= 1 && value <= limit;
    }
}
