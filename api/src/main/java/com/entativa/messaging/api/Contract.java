package com.entativa.messaging.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The two documents of the contract as text, and the sizes both sides hold to.
public final class Contract {
    /// Ciphertext of one envelope. R5.4
    public static final int MAX_CONTENT_BYTES = 96 * 1024;

    /// One frame on the socket, as text. R5.4
    public static final int MAX_FRAME_BYTES = 256 * 1024;

    /// Members of a group.
    public static final int MAX_MEMBERS = 1_000;

    /// The sealed state of a conversation.
    public static final int MAX_STATE_BYTES = 64 * 1024;

    /// Messages pushed to a socket and not yet acknowledged; more wait in the mailbox. R4.2
    public static final int MAX_UNACKNOWLEDGED = 256;

    /// One-time prekeys a device keeps on the server, and the number at which it adds more.
    public static final int ONE_TIME_PREKEYS = 100;

    public static final int REFILL_BELOW = 20;

    /// What a linked device hands to a new one. R-V-2
    public static final int MAX_PROVISIONING_BYTES = 512 * 1024;

    /// What a linked device and a new one say to each other before that.
    public static final int MAX_GREETING_BYTES = 1_024;

    /// A device's name, sealed by its owner's devices.
    public static final int MAX_DEVICE_NAME_BYTES = 256;

    private Contract() {}

    public static String openApi() {
        return text("openapi.yaml");
    }

    /// Markdown.
    public static String socket() {
        return text("socket.md");
    }

    private static String text(String name) {
        try (InputStream in = Contract.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is not on the class path");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
