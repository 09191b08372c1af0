package com.entativa.messaging.client.content;

import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption;
import com.entativa.messaging.protocol.session.Decrypted;

/// Why a message could not be read, in words for its reader. The code travels in retry requests.
public enum Unreadable {
    NO_SESSION(1, "this device had no session with the sender"),
    OUT_OF_STEP(2, "the sender's and this device's keys are out of step"),
    UNKNOWN_PREKEY(3, "it was sent to keys this device no longer has"),
    TOO_MANY_MISSING(4, "too many messages before it are missing"),
    DAMAGED(5, "it arrived damaged"),
    NOT_UNDERSTOOD(6, "it is not in a form this version understands"),
    GONE(7, "the sender no longer has it");

    private final int code;
    private final String text;

    Unreadable(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }

    /// Codes of later versions are `NOT_UNDERSTOOD`.
    public static Unreadable of(int code) {
        for (Unreadable reason : values()) if (reason.code == code) return reason;
        return NOT_UNDERSTOOD;
    }

    public static Unreadable of(SenderKeyDecryption.Reason reason) {
        return switch (reason) {
            case MALFORMED, BAD_SIGNATURE, BAD_MAC -> DAMAGED;
            case UNKNOWN_SENDER_KEY -> NO_SESSION;
            case DUPLICATE -> OUT_OF_STEP;
            case TOO_FAR_AHEAD -> TOO_MANY_MISSING;
        };
    }

    public static Unreadable of(Decrypted.Reason reason) {
        return switch (reason) {
            case MALFORMED, UNKNOWN_SUITE, LOW_ORDER_KEY -> DAMAGED;
            case BAD_MAC, DUPLICATE, REPLAYED_OPENING, IDENTITY_CHANGED -> OUT_OF_STEP;
            case TOO_FAR_AHEAD -> TOO_MANY_MISSING;
            case NO_SESSION -> NO_SESSION;
            case UNKNOWN_PREKEY -> UNKNOWN_PREKEY;
        };
    }
}
