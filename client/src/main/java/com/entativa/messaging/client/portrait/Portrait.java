package com.entativa.messaging.client.portrait;

import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.Optional;
import java.util.UUID;

/// Somebody's name and picture in their own words. Each picture has a profile key of its own: whoever got no news of it
/// cannot open it, whatever they were told before.
public record Portrait(UUID userId, Aside.Profile said, Stamp stamp) {
    /// A larger one is not taken: interfaces scale it before.
    public static final long MAX_PICTURE = 512 * 1024;

    /// Where the picture lies and how it is opened; sealed under the name of its owner.
    public Optional<AttachmentRef> picture() {
        if (!(said.avatar() instanceof Aside.Avatar.Blob(var blobId, var digest, long size))) return Optional.empty();
        if (size > MAX_PICTURE) return Optional.empty();
        return Optional.of(new AttachmentRef(
                userId, blobId, Secret32.copyOf(said.profileKey().toArray(), 0), digest, size));
    }

    /// As a row, and as it is given to another device of one's own: the content that brought it.
    public byte[] encoded() {
        return new Content(stamp.id(), userId, stamp.atMillis(), said).encoded();
    }

    public static Portrait read(UUID userId, byte[] row) {
        Content content = Content.parse(row).orElseThrow(Portrait::damaged);
        if (!(content.body() instanceof Aside.Profile said)) throw damaged();
        return new Portrait(userId, said, Stamp.of(content));
    }

    private static IllegalStateException damaged() {
        return new IllegalStateException("a portrait is damaged");
    }
}
