package com.entativa.messaging.client.transfer;

import com.entativa.messaging.client.attachment.BlobTransport;
import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.attachment.PartialFile;
import com.entativa.messaging.client.attachment.TargetFile;
import com.entativa.messaging.client.attachment.Transfer.Pause;
import com.entativa.messaging.client.content.Attachment.Label;
import java.util.Optional;
import java.util.UUID;

/// What files need of where the core runs.
public record Ports(Blobs blobs, Files files, Pause pause) {
    /// The relay's blobs, with this log-in.
    @FunctionalInterface
    public interface Blobs {
        BlobTransport with(Access access);
    }

    /// The user's files. A handle names one: a path, or whatever the platform gave out.
    public interface Files {
        /// Empty when it is not there any more, or may not be read.
        Optional<FileSource> source(String handle);

        /// A blurred picture of an image, at most 2 KiB; empty when this platform makes none.
        Optional<byte[]> thumbnail(byte[] image);

        /// What was fetched of a file so far.
        PartialFile partial(UUID fileId);

        TargetFile target(UUID fileId, Label label);

        /// The handle of a file that was fetched before, whole.
        Optional<String> fetched(UUID fileId, Label label);
    }
}
