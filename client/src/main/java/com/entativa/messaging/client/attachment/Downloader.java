package com.entativa.messaging.client.attachment;

import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.attachment.Transfer.Watch;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.protocol.attachment.AttachmentOpener;
import com.entativa.messaging.protocol.attachment.AttachmentOpener.Progress;
import java.util.Arrays;

/// Fetches a sealed file, in constant memory and from where it was cut. Each segment is proven as it arrives, the
/// whole by its digest; only then is it opened and shown. Blocks its thread. C-F-4
public final class Downloader {
    private static final int PIECE = 64 * 1024;
    private static final int NOT_FOUND = 404;
    private final Transfer transfer;

    public Downloader(Transfer transfer) {
        this.transfer = transfer;
    }

    /// `partial`: what an earlier run fetched of the same file, or nothing.
    public Downloaded download(AttachmentRef ref, PartialFile partial, TargetFile target, Watch watch) {
        try {
            Downloaded outcome = fetch(ref, partial, watch);
            if (outcome == Downloaded.Ok.RELEASED) open(ref, partial, target, watch);
            return outcome;
        } catch (Transfer.Cancelled _) {
            target.discard();
            return Downloaded.Stopped.CANCELLED;
        } catch (Arrival.Damaged _) {
            partial.discard();
            target.discard();
            return Downloaded.Lost.DAMAGED;
        } catch (FileTrouble _) {
            return Downloaded.Lost.FILE_UNWRITABLE;
        }
    }

    private Downloaded fetch(AttachmentRef ref, PartialFile partial, Watch watch) {
        Trials trials = new Trials(transfer);
        try (Arrival arrival = resumed(ref, partial, watch)) {
            while (!arrival.isComplete()) {
                trials.movedTo(arrival.position());
                Answer<Boolean> answer = transfer.blobs().fetch(ref.blobId(), arrival.position(), bytes -> {
                    arrival.accept(bytes);
                    partial.append(bytes);
                    Transfer.report(watch, arrival.position(), arrival.total());
                });
                if (arrival.isComplete()) break;
                if (answer instanceof Answer.Ok<Boolean>) throw new Arrival.Damaged();
                if (answer instanceof Answer.Refused<Boolean>(Problem problem) && !Trials.mayPass(answer)) {
                    return problem.status() == NOT_FOUND ? Downloaded.Lost.GONE : new Downloaded.Refused(problem);
                }
                trials.movedTo(arrival.position());
                if (!trials.waitForNext(answer, watch)) return Downloaded.Stopped.UNREACHABLE;
            }
            arrival.prove();
            return Downloaded.Ok.RELEASED;
        }
    }

    /// An arrival that has seen what is stored. What does not fit any more is fetched anew.
    private Arrival resumed(AttachmentRef ref, PartialFile partial, Watch watch) {
        Arrival arrival = new Arrival(transfer.crypto(), ref);
        try {
            long length = partial.length();
            for (long at = 0; at < length; at += PIECE) {
                arrival.accept(partial.read(at, (int) Math.min(PIECE, length - at)));
                Transfer.report(watch, arrival.position(), arrival.total());
            }
            return arrival;
        } catch (Arrival.Damaged _) {
            arrival.close();
            partial.discard();
            return new Arrival(transfer.crypto(), ref);
        }
    }

    /// The stored bytes were proven as a whole; padding stays behind.
    private void open(AttachmentRef ref, PartialFile partial, TargetFile target, Watch watch) {
        long[] left = {ref.size()};
        try (AttachmentOpener opener =
                new AttachmentOpener(transfer.crypto(), ref.key(), SealedFile.name(ref.id()), bytes -> {
                    int length = (int) Math.min(bytes.length, left[0]);
                    if (length > 0) target.write(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
                    left[0] -= length;
                })) {
            long length = partial.length();
            for (long at = 0; at < length; at += PIECE) {
                if (watch.isCancelled()) throw new Transfer.Cancelled();
                opener.write(partial.read(at, (int) Math.min(PIECE, length - at)));
            }
            if (opener.finish() != Progress.WHOLE || left[0] != 0) throw new Arrival.Damaged();
        }
        target.release();
        partial.discard();
    }
}
