package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.protocol.session.Begun;
import com.entativa.messaging.protocol.session.Decrypted;
import java.util.Locale;

/// The six words a failure is told with. After any of them the caller's old state still stands.
enum ErrorCode {
    AUTH,
    DUPLICATE,
    TOO_FAR,
    BAD_SIGNATURE,
    UNKNOWN_PREKEY,
    MALFORMED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `NO_SESSION`: an ordinary message was given to `accept`. Identities are not pinned here, so that none changes.
    static ErrorCode of(Decrypted.Reason reason) {
        return switch (reason) {
            case BAD_MAC, IDENTITY_CHANGED -> AUTH;
            case DUPLICATE, REPLAYED_OPENING -> DUPLICATE;
            case TOO_FAR_AHEAD -> TOO_FAR;
            case UNKNOWN_PREKEY -> UNKNOWN_PREKEY;
            case MALFORMED, UNKNOWN_SUITE, LOW_ORDER_KEY, NO_SESSION -> MALFORMED;
        };
    }

    static ErrorCode of(Begun.Refused refused) {
        return switch (refused) {
            case BAD_SIGNATURE -> BAD_SIGNATURE;
            case LOW_ORDER_KEY -> MALFORMED;
            case IDENTITY_CHANGED -> AUTH;
        };
    }
}
