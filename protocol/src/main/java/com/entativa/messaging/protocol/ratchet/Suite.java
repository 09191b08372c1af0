package com.entativa.messaging.protocol.ratchet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The constants of one suite. The first byte of a message names it: high half the suite, low half the kind
/// (1 a ratchet message, 2 a prekey message). P-1
public record Suite(
        byte ratchetVersion, byte preKeyVersion, String handshakeInfo, String rootInfo, String messageInfo) {
    /// X3DH and the Double Ratchet.
    public static final Suite X3DH_DOUBLE_RATCHET =
            new Suite((byte) 0x11, (byte) 0x12, "Signal_X3DH", "Signal_Ratchet", "Signal_MessageKeys");

    private static final List<Suite> ALL = List.of(X3DH_DOUBLE_RATCHET);

    /// The suite whose messages of either kind begin with this byte.
    public static Optional<Suite> ofHeader(byte version) {
        return ALL.stream()
                .filter(suite -> suite.ratchetVersion == version || suite.preKeyVersion == version)
                .findFirst();
    }

    static byte[] ascii(String info) {
        return info.getBytes(StandardCharsets.US_ASCII);
    }
}
