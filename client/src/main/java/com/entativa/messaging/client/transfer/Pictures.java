package com.entativa.messaging.client.transfer;

import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.attachment.Downloaded;
import com.entativa.messaging.client.attachment.Downloader;
import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.attachment.FileTrouble;
import com.entativa.messaging.client.attachment.PartialFile;
import com.entativa.messaging.client.attachment.TargetFile;
import com.entativa.messaging.client.attachment.Transfer;
import com.entativa.messaging.client.attachment.Uploaded;
import com.entativa.messaging.client.attachment.Uploader;
import com.entativa.messaging.client.content.Attachment.Kind;
import com.entativa.messaging.client.content.Attachment.Label;
import com.entativa.messaging.client.content.Attachment.Look;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.portrait.Portrait;
import com.entativa.messaging.client.transfer.FileTraffic.Fetched;
import com.entativa.messaging.protocol.wire.ByteReader;
import java.util.Optional;
import java.util.UUID;

/// Pictures of people and groups: small, stripped like any picture that is sent (C-G-1), sealed, and kept here once
/// they were fetched. Blocks its thread.
public final class Pictures {
    /// What it is called on this device; what it is, its bytes tell.
    private static final Label LABEL = new Label("image/jpeg", "picture");

    private final Transfer transfer;
    private final Ports.Files files;

    Pictures(Transfer transfer, Ports.Files files) {
        this.transfer = transfer;
        this.files = files;
    }

    /// What bringing one to the relay came to.
    public sealed interface Brought {
        record There(AttachmentRef ref) implements Brought {}

        record Not(Uploaded why) implements Brought {}

        enum Refused implements Brought {
            NO_PICTURE,
            TOO_LARGE
        }
    }

    /// `id`: under which name it is sealed.
    public Brought bring(String handle, UUID id) {
        Optional<FileSource> found = files.source(handle);
        if (found.isEmpty()) return new Brought.Not(Uploaded.Lost.FILE_UNREADABLE);
        try (FileSource source = found.get()) {
            if (source.size() > Portrait.MAX_PICTURE) return Brought.Refused.TOO_LARGE;
            Prepared prepared = Prepared.of(source, new Outgoing(handle, Kind.IMAGE, LABEL, Look.NONE), files);
            if (prepared.kind() != Kind.IMAGE) return Brought.Refused.NO_PICTURE;
            // So small that it goes in one request: there is nothing to go on with.
            Uploaded outcome = new Uploader(transfer, _ -> {}).upload(id, prepared.source(), Unwatched.UNWATCHED);
            return outcome instanceof Uploaded.Ok(AttachmentRef ref)
                    ? new Brought.There(ref)
                    : new Brought.Not(outcome);
        } catch (FileTrouble _) {
            return new Brought.Not(Uploaded.Lost.FILE_UNREADABLE);
        }
    }

    /// Kept by what it is: another picture of the same person is another file.
    public Fetched fetch(AttachmentRef ref) {
        UUID id = Uuids.read(new ByteReader(ref.digest().toArray()));
        Optional<String> here = files.fetched(id, LABEL);
        if (here.isPresent()) return new Fetched.Here(here.get());
        Downloaded outcome;
        try (PartialFile partial = files.partial(id);
                TargetFile target = files.target(id, LABEL)) {
            outcome = new Downloader(transfer).download(ref, partial, target, Unwatched.UNWATCHED);
        } catch (FileTrouble _) {
            outcome = Downloaded.Lost.FILE_UNWRITABLE;
        }
        Optional<String> handle = outcome == Downloaded.Ok.RELEASED ? files.fetched(id, LABEL) : Optional.empty();
        return handle.isPresent() ? new Fetched.Here(handle.get()) : new Fetched.Not(outcome);
    }

    private enum Unwatched implements Transfer.Watch {
        UNWATCHED;

        @Override
        public void moved(long done, long total) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
