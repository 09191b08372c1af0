package com.entativa.messaging.client.transfer;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.attachment.Downloaded;
import com.entativa.messaging.client.attachment.Downloader;
import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.attachment.FileTrouble;
import com.entativa.messaging.client.attachment.PartialFile;
import com.entativa.messaging.client.attachment.TargetFile;
import com.entativa.messaging.client.attachment.Transfer;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.Blocks;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.event.Event.FileMoved.State;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.outbox.FileSending;
import com.entativa.messaging.client.sync.Actor;
import com.entativa.messaging.client.transfer.Handles.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Sends and fetches the files of messages. One for a messenger, since it knows what moves.
public final class FileTraffic {
    private final Profile profile;
    private final Actor actor;
    private final FileSending sending;
    private final Transfer transfer;
    private final Ports.Files files;
    private final Moving moving;

    public FileTraffic(Profile profile, Actor actor, Events events, Ports ports) {
        this.profile = profile;
        this.actor = actor;
        this.sending = new FileSending(profile, events::emit);
        this.files = ports.files();
        this.moving = new Moving(event -> actor.post(() -> events.emit(event)));
        this.transfer = new Transfer(
                profile.platform().crypto(),
                profile.platform().randomness(),
                ports.blobs().with(access()),
                Transfer.Patience.standard(ports.pause()));
    }

    private Access access() {
        return new Access() {
            @Override
            public Optional<String> token() {
                return actor.call(profile.relay()::accessToken);
            }

            @Override
            public void refused() {
                actor.post(profile.relay()::forgetAccessToken);
            }
        };
    }

    /// Shows the message at once; it goes out when its files are at the relay. At most {@link Saying#MAX_FILES}, and
    /// at least one; a file that cannot be read makes it fail.
    public Message send(UUID conversationId, List<Outgoing> outgoing, String text, Extras extras) {
        List<Handle> handles = new ArrayList<>();
        List<Attachment> waiting = new ArrayList<>();
        for (Outgoing file : outgoing) {
            UUID id = profile.ids().next();
            long size = size(file.handle());
            handles.add(new Handle(id, file.handle()));
            waiting.add(new Attachment(
                    AttachmentRef.awaited(id, size), file.kind(), file.label(), file.look(), Blocks.NONE));
        }
        Saying.Files saying = new Saying.Files(List.copyOf(waiting), text, extras);
        Message message = actor.call(
                () -> sending.begin(conversationId, saying, (rows, id) -> new Handles(rows).put(id, handles)));
        if (FileSending.isAwaiting(message)) start(message.id());
        return message;
    }

    /// 0 for one that is not there.
    private long size(String handle) {
        long size = 0;
        for (FileSource source : files.source(handle).stream().toList()) {
            size += source.size();
            source.close();
        }
        return size;
    }

    /// Goes on with all that was not finished. Once after the start, and each time the relay is there again.
    public void resume() {
        List<UUID> waiting = actor.call(() -> profile.platform().store().inTransaction(rows -> new Handles(rows)
                .messages().stream()
                        .filter(id -> new Messages(rows)
                                .find(id)
                                .filter(FileSending::isAwaiting)
                                .isPresent())
                        .toList()));
        waiting.forEach(this::start);
    }

    /// Tries a failed message with files again; false when it is none.
    public boolean retry(UUID messageId) {
        boolean again = actor.call(() -> sending.again(
                messageId, rows -> new Handles(rows).find(messageId).isPresent()));
        if (again) start(messageId);
        return again;
    }

    /// For a file that belongs to no message.
    public UUID freshId() {
        return profile.ids().next();
    }

    /// Of people and groups.
    public Pictures pictures() {
        return new Pictures(transfer, files);
    }

    /// A message whose file is cancelled on its way out goes; one on its way in can be fetched again.
    public boolean cancel(UUID fileId) {
        return moving.cancel(fileId);
    }

    private void start(UUID messageId) {
        Uploading.Means means = new Uploading.Means(transfer, files, moving);
        Thread thread = new Thread(() -> new Uploading(profile, actor, sending, means).run(messageId), "files");
        thread.setDaemon(true);
        thread.start();
    }

    /// What fetching came to.
    public sealed interface Fetched {
        record Here(String handle) implements Fetched {}

        record Not(Downloaded why) implements Fetched {}

        enum Refused implements Fetched {
            NO_SUCH_FILE,
            MOVES_ALREADY
        }
    }

    /// Waits until the file is whole.
    public Fetched fetch(UUID messageId, UUID fileId) {
        Optional<Message> line =
                actor.call(() -> profile.platform().store().inTransaction(rows -> new Messages(rows).find(messageId)));
        Optional<Attachment> file = line.stream()
                .flatMap(message -> message.said().stream())
                .flatMap(said -> said.files().stream())
                .filter(each -> each.file().id().equals(fileId) && !each.file().isAwaited())
                .findFirst();
        if (line.isEmpty() || file.isEmpty()) return Fetched.Refused.NO_SUCH_FILE;
        Optional<String> here = files.fetched(fileId, file.get().label());
        if (here.isPresent()) return new Fetched.Here(here.get());
        if (!moving.begin(fileId)) return Fetched.Refused.MOVES_ALREADY;
        return fetch(
                file.get(), moving.new Watching(new Moving.Of(line.get().conversationId(), messageId, fileId, false)));
    }

    private Fetched fetch(Attachment file, Moving.Watching watch) {
        UUID id = file.file().id();
        Downloaded outcome;
        try (PartialFile partial = files.partial(id);
                TargetFile target = files.target(id, file.label())) {
            outcome = new Downloader(transfer).download(file.file(), partial, target, watch);
        } catch (FileTrouble _) {
            outcome = Downloaded.Lost.FILE_UNWRITABLE;
        }
        watch.end(state(outcome));
        Optional<String> handle =
                outcome == Downloaded.Ok.RELEASED ? files.fetched(id, file.label()) : Optional.empty();
        return handle.isPresent() ? new Fetched.Here(handle.get()) : new Fetched.Not(outcome);
    }

    private static State state(Downloaded outcome) {
        return switch (outcome) {
            case Downloaded.Ok _ -> State.DONE;
            case Downloaded.Stopped.CANCELLED -> State.CANCELLED;
            case Downloaded.Stopped.UNREACHABLE -> State.WAITING;
            case Downloaded.Refused _, Downloaded.Lost _ -> State.FAILED;
        };
    }
}
