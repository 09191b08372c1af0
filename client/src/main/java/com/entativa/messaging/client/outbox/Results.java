package com.entativa.messaging.client.outbox;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Writes down what became of a queued message, and shows it on the message's line if it has one.
record Results(Profile profile, Events events) {

    /// From now on what disappears does so.
    void sent(UUID id, long sentAtMillis) {
        settle(
                id,
                line -> progressed(line, Progress.SENT).at(sentAtMillis).saying(said -> said.startingAt(sentAtMillis)));
    }

    void failed(UUID id) {
        settle(id, line -> progressed(line, Progress.FAILED));
    }

    /// Nobody is left who should get it.
    void dropped(UUID id) {
        settle(id, UnaryOperator.identity());
    }

    /// It stays queued until the user accepts that person's identity.
    void held(UUID id, UUID userId) {
        commit(work -> {
            Queue queue = new Queue(profile, work.rows());
            queue.find(id).ifPresent(entry -> {
                queue.put(entry.with(new Stage.Held(userId)));
                change(work.timeline(), entry, line -> progressed(line, Progress.HELD));
            });
        });
    }

    /// Takes the entry out of the queue and changes its line, in one commit.
    private void settle(UUID id, UnaryOperator<Message> change) {
        commit(work -> {
            Queue queue = new Queue(profile, work.rows());
            queue.find(id).ifPresent(entry -> change(work.timeline(), entry, change));
            queue.remove(id);
        });
    }

    private void commit(Consumer<Work> act) {
        Timeline.commit(profile, events::emit, work -> {
            act.accept(work);
            return true;
        });
    }

    /// What has no line of ours changes none; nor does one sent again to a single device, whose time is not the line's.
    private void change(Timeline timeline, OutboxEntry entry, UnaryOperator<Message> change) {
        UUID self = profile.self().userId();
        Content.parse(entry.content())
                .filter(content -> content.messageId().equals(entry.id()))
                .flatMap(content -> timeline.find(content.messageId()))
                .filter(line -> line.senderId().equals(self))
                .ifPresent(line -> timeline.put(change.apply(line)));
    }

    /// A line that was delivered stays so: receipts may be quicker than the relay's answer.
    private static Message progressed(Message message, Progress progress) {
        if (!(message.line() instanceof Line.Own own) || own.progress().hasArrived()) return message;
        return message.with(own.with(progress));
    }
}
