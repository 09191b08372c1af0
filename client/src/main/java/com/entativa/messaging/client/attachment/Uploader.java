package com.entativa.messaging.client.attachment;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.attachment.SealedFile.Content;
import com.entativa.messaging.client.attachment.Transfer.Watch;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.protocol.key.Bytes32;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// Seals a file while it leaves, in constant memory, and takes a cut upload up where the relay has it, with the
/// same bytes. Blocks its thread. C-F-2, C-F-3
public final class Uploader {
    /// Sealed files up to this length go in one request; after a cut they go again from the start.
    static final long ONE_GO = 1024 * 1024;

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /// Keeps what an upload needs for going on.
    @FunctionalInterface
    public interface Journal {
        /// Returns after it is on disk; no byte of the file has left before.
        void begun(Upload upload);
    }

    private final Transfer transfer;
    private final Journal journal;

    public Uploader(Transfer transfer, Journal journal) {
        this.transfer = transfer;
        this.journal = journal;
    }

    /// `id`: a fresh name for this file. The key is drawn here.
    public Uploaded upload(UUID id, FileSource source, Watch watch) {
        return guarded(() -> {
            Bytes32 digest = SealedFile.digest(transfer.crypto(), source, watch);
            Content content = new Content(id, transfer.randomness().secret(), digest, source.size());
            return content.sealedLength() <= ONE_GO
                    ? inOneGo(content, source, watch)
                    : begin(content, source, watch, new Trials(transfer));
        });
    }

    /// Goes on with an upload of an earlier run.
    public Uploaded resume(Upload upload, FileSource source, Watch watch) {
        return guarded(() -> {
            Content content = new Content(upload.id(), upload.key(), upload.contentDigest(), upload.size());
            return goOn(content, upload.blobId(), source, watch, new Trials(transfer));
        });
    }

    private interface Attempt {
        Uploaded run();
    }

    private static Uploaded guarded(Attempt attempt) {
        try {
            return attempt.run();
        } catch (Transfer.Cancelled _) {
            return Uploaded.Stopped.CANCELLED;
        } catch (FileTrouble _) {
            return Uploaded.Lost.FILE_UNREADABLE;
        }
    }

    private Uploaded inOneGo(Content content, FileSource source, Watch watch) {
        Trials trials = new Trials(transfer);
        while (true) {
            if (hasChanged(content, source, watch)) return Uploaded.Lost.FILE_CHANGED;
            Answer<Bytes32> answer;
            try (SealedFile file = new SealedFile(transfer.crypto(), source, content)) {
                answer = transfer.blobs().upload(new Rest(file, 0, content.sealedLength(), watch));
                if (answer instanceof Answer.Ok<Bytes32>(Bytes32 blobId)) return finished(content, blobId, file);
                if (!Trials.mayPass(answer)) return refused(answer);
            }
            if (!trials.waitForNext(answer, watch)) return Uploaded.Stopped.UNREACHABLE;
        }
    }

    private Uploaded begin(Content content, FileSource source, Watch watch, Trials trials) {
        while (true) {
            Answer<Bytes32> answer = transfer.blobs().begin(content.sealedLength());
            if (answer instanceof Answer.Ok<Bytes32>(Bytes32 blobId)) {
                journal.begun(new Upload(content.id(), content.key(), content.digest(), content.size(), blobId));
                return goOn(content, blobId, source, watch, trials);
            }
            if (!Trials.mayPass(answer)) return refused(answer);
            if (!trials.waitForNext(answer, watch)) return Uploaded.Stopped.UNREACHABLE;
        }
    }

    /// Asks how much is there and sends the rest, until all is. An upload the relay dropped begins anew.
    private Uploaded goOn(Content content, Bytes32 blobId, FileSource source, Watch watch, Trials trials) {
        while (true) {
            Answer<Long> there = transfer.blobs().offset(blobId);
            if (isGone(there)) return beginAnew(there, content, source, watch, trials);
            if (there instanceof Answer.Ok<Long>(Long offset)) {
                trials.movedTo(offset);
                if (hasChanged(content, source, watch)) return Uploaded.Lost.FILE_CHANGED;
                try (SealedFile file = new SealedFile(transfer.crypto(), source, content)) {
                    there = append(content, blobId, file, offset, watch);
                    boolean whole = there instanceof Answer.Ok<Long>(Long now) && now == content.sealedLength();
                    if (whole) return finished(content, blobId, file);
                }
            }
            if (there instanceof Answer.Refused<Long> && !Trials.mayPass(there) && !isConflict(there)) {
                return refused(there);
            }
            if (!trials.waitForNext(there, watch)) return Uploaded.Stopped.UNREACHABLE;
        }
    }

    /// Counted as a failure: a relay that forgets each upload at once is given up too.
    private Uploaded beginAnew(Answer<?> gone, Content content, FileSource source, Watch watch, Trials trials) {
        return trials.waitForNext(gone, watch) ? begin(content, source, watch, trials) : Uploaded.Stopped.UNREACHABLE;
    }

    private Answer<Long> append(Content content, Bytes32 blobId, SealedFile file, long offset, Watch watch) {
        long total = content.sealedLength();
        if (offset == total) return new Answer.Ok<>(total);
        return transfer.blobs().append(blobId, offset, new Rest(file, offset, total, watch));
    }

    /// A key seals one content: sealing another under it would repeat nonces.
    private boolean hasChanged(Content content, FileSource source, Watch watch) {
        return source.size() != content.size()
                || !SealedFile.digest(transfer.crypto(), source, watch).equals(content.digest());
    }

    private Uploaded finished(Content content, Bytes32 blobId, SealedFile file) {
        boolean more = true;
        while (more) more = file.next().isPresent();
        if (!file.wasReadAs(content.digest())) return Uploaded.Lost.FILE_CHANGED;
        return new Uploaded.Ok(
                new AttachmentRef(content.id(), blobId, content.key(), file.sealedDigest(), content.size()));
    }

    private static boolean isGone(Answer<?> answer) {
        return answer instanceof Answer.Refused<?>(Problem problem) && problem.status() == NOT_FOUND;
    }

    /// Another connection writes, or the relay has more or less than we thought: ask again.
    private static boolean isConflict(Answer<?> answer) {
        return answer instanceof Answer.Refused<?>(Problem problem) && problem.status() == CONFLICT;
    }

    private static Uploaded refused(Answer<?> answer) {
        Problem problem = answer instanceof Answer.Refused<?>(Problem why)
                ? why
                : Problem.of(ErrorCode.INTERNAL, "no answer that makes sense");
        return new Uploaded.Refused(problem);
    }

    /// The sealed bytes from `offset` on; those before are made and dropped, for the digest.
    private static final class Rest implements BlobTransport.Body {
        private final SealedFile file;
        private final long offset;
        private final long total;
        private final Watch watch;
        private long position;

        Rest(SealedFile file, long offset, long total, Watch watch) {
            this.file = file;
            this.offset = offset;
            this.total = total;
            this.watch = watch;
        }

        @Override
        public long length() {
            return total - offset;
        }

        @Override
        public Optional<byte[]> next() {
            while (true) {
                Transfer.report(watch, Math.max(position, offset), total);
                Optional<byte[]> bytes = file.next();
                if (bytes.isEmpty()) return bytes;
                int length = bytes.get().length;
                long skipped = Math.min(length, Math.max(0, offset - position));
                position += length;
                if (skipped == 0) return bytes;
                if (skipped < length) {
                    return Optional.of(Arrays.copyOfRange(bytes.get(), (int) skipped, length));
                }
            }
        }
    }
}
