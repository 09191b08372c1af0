package com.entativa.messaging.client.transfer;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.attachment.FileTrouble;
import com.entativa.messaging.client.attachment.Transfer;
import com.entativa.messaging.client.attachment.Upload;
import com.entativa.messaging.client.attachment.Uploaded;
import com.entativa.messaging.client.attachment.Uploader;
import com.entativa.messaging.client.attachment.Uploads;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.Blocks;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.event.Event.FileMoved.State;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.outbox.FileSending;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.sync.Actor;
import com.entativa.messaging.client.transfer.Handles.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Brings the files of one message to the relay, one after the other, on a thread of its own; then the message goes
/// out. A crash at any step leaves a message that goes on with the next start.
final class Uploading {
    private final Profile profile;
    private final Actor actor;
    private final FileSending sending;
    private final Transfer transfer;
    private final Ports.Files files;
    private final Moving moving;

    /// Who moves it, and through what.
    record Means(Transfer transfer, Ports.Files files, Moving moving) {}

    Uploading(Profile profile, Actor actor, FileSending sending, Means means) {
        this.profile = profile;
        this.actor = actor;
        this.sending = sending;
        this.transfer = means.transfer;
        this.files = means.files;
        this.moving = means.moving;
    }

    /// When the messenger is closed meanwhile, it goes on with the next start.
    void run(UUID messageId) {
        try {
            bring(messageId);
        } catch (Actor.Closed _) {
            return;
        }
    }

    private void bring(UUID messageId) {
        Optional<Message> line = read(rows -> new Messages(rows).find(messageId));
        Optional<List<Handle>> handles = read(rows -> new Handles(rows).find(messageId));
        if (line.isEmpty() || handles.isEmpty() || !(saying(line.get()) instanceof Saying.Files files)) {
            forget(messageId, handles.orElse(List.of()));
            return;
        }
        List<Attachment> whole = new ArrayList<>();
        for (int i = 0; i < handles.get().size(); i++) {
            Optional<Attachment> sent =
                    upload(line.get(), handles.get().get(i), files.files().get(i));
            if (sent.isEmpty()) return;
            whole.add(sent.get());
        }
        actor.call(() ->
                sending.filesAreThere(messageId, List.copyOf(whole), (rows, id) -> forget(rows, id, handles.get())));
    }

    private static Saying saying(Message message) {
        return message.said().stream().findFirst().map(said -> said.saying()).orElse(new Saying.Text(""));
    }

    private Optional<Attachment> upload(Message line, Handle handle, Attachment wanted) {
        UUID id = handle.fileId();
        if (!moving.begin(id)) return Optional.empty();
        Moving.Watching watch = moving.new Watching(new Moving.Of(line.conversationId(), line.id(), id, true));
        try {
            Optional<FileSource> source = files.source(handle.name());
            if (source.isEmpty()) return failed(line.id(), watch);
            Outgoing outgoing = new Outgoing(handle.name(), wanted.kind(), wanted.label(), wanted.look());
            Prepared prepared = Prepared.of(source.get(), outgoing, files);
            return settled(line.id(), prepared, move(id, prepared.source(), watch), watch);
        } catch (FileTrouble _) {
            return failed(line.id(), watch);
        }
    }

    private Uploaded move(UUID id, FileSource source, Moving.Watching watch) {
        Optional<Upload> begun = read(rows -> new Uploads(rows).get(id));
        Uploader uploader = new Uploader(transfer, this::remember);
        return begun.isPresent() ? uploader.resume(begun.get(), source, watch) : uploader.upload(id, source, watch);
    }

    private Optional<Attachment> settled(UUID messageId, Prepared prepared, Uploaded outcome, Moving.Watching watch) {
        return switch (outcome) {
            case Uploaded.Ok(AttachmentRef ref) -> {
                watch.end(State.DONE);
                yield Optional.of(new Attachment(ref, prepared.kind(), prepared.label(), prepared.look(), Blocks.NONE));
            }
            case Uploaded.Stopped.CANCELLED -> {
                actor.post(() -> sending.giveUp(messageId));
                forget(
                        messageId,
                        read(rows -> new Handles(rows).find(messageId)).orElse(List.of()));
                watch.end(State.CANCELLED);
                yield Optional.empty();
            }
            case Uploaded.Stopped.UNREACHABLE -> {
                watch.end(State.WAITING);
                yield Optional.empty();
            }
            case Uploaded.Refused _, Uploaded.Lost _ -> failed(messageId, watch);
        };
    }

    private Optional<Attachment> failed(UUID messageId, Moving.Watching watch) {
        actor.call(() -> sending.filesAreLost(messageId));
        watch.end(State.FAILED);
        return Optional.empty();
    }

    private void remember(Upload upload) {
        actor.call(() -> profile.platform().store().inTransaction(rows -> {
            new Uploads(rows).put(upload);
            return true;
        }));
    }

    private void forget(UUID messageId, List<Handle> handles) {
        actor.call(() -> profile.platform().store().inTransaction(rows -> {
            forget(rows, messageId, handles);
            return true;
        }));
    }

    private static void forget(Transaction rows, UUID messageId, List<Handle> handles) {
        for (Handle handle : handles) new Uploads(rows).delete(handle.fileId());
        new Handles(rows).delete(messageId);
    }

    private <T> T read(Function<Transaction, T> work) {
        return actor.call(() -> profile.platform().store().inTransaction(work));
    }
}
