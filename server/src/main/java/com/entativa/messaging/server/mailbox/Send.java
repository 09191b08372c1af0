package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.Terms;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;

/// A message somebody wants committed. `messageId` is the idempotency key.
public record Send(DeviceAddress sender, UUID messageId, UUID conversationId, Contents contents, Terms terms) {
    /// On standard terms.
    public Send(DeviceAddress sender, UUID messageId, UUID conversationId, Contents contents) {
        this(sender, messageId, conversationId, contents, Terms.STANDARD);
    }

    public sealed interface Contents {
        /// For every receiving device of every member but the sending one, exactly.
        record ForEveryone(List<Envelope> envelopes) implements Contents {}

        /// For the devices named.
        record ForListed(List<Envelope> envelopes) implements Contents {}

        /// The plain form: for the one receiving device of the other members.
        @SuppressWarnings("ArrayRecordComponent")
        record Plain(byte[] content) implements Contents {}
    }

    public static Send of(DeviceAddress sender, Submission submission) {
        Contents contents =
                switch (submission.audience()) {
                    case EVERYONE -> new Contents.ForEveryone(submission.envelopes());
                    case LISTED -> new Contents.ForListed(submission.envelopes());
                };
        return new Send(sender, submission.messageId(), submission.conversationId(), contents, submission.terms());
    }

    /// Bytes of ciphertext.
    int bytes() {
        return switch (contents) {
            case Contents.ForEveryone(List<Envelope> envelopes) -> bytes(envelopes);
            case Contents.ForListed(List<Envelope> envelopes) -> bytes(envelopes);
            case Contents.Plain(byte[] content) -> content.length;
        };
    }

    /// The length of the longest ciphertext.
    int longest() {
        return switch (contents) {
            case Contents.ForEveryone(List<Envelope> envelopes) -> longest(envelopes);
            case Contents.ForListed(List<Envelope> envelopes) -> longest(envelopes);
            case Contents.Plain(byte[] content) -> content.length;
        };
    }

    /// What several devices get is held once.
    private static int bytes(List<Envelope> envelopes) {
        IdentityHashMap<byte[], Boolean> contents = new IdentityHashMap<>();
        envelopes.forEach(envelope -> contents.put(envelope.content(), true));
        return 64 * envelopes.size()
                + contents.keySet().stream().mapToInt(content -> content.length).sum();
    }

    private static int longest(List<Envelope> envelopes) {
        return envelopes.stream()
                .mapToInt(envelope -> envelope.content().length)
                .max()
                .orElse(0);
    }
}
