package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Where messages and mailboxes are kept.
public interface MailboxStore {
    /// The routing row of a message. `expiresAtMillis` may be {@link #NEVER}.
    record Routing(
            UUID messageId, UUID conversationId, DeviceAddress sender, long sentAtMillis, long expiresAtMillis) {}

    /// No message expires in 1970.
    long NEVER = 0;

    /// An envelope to be written.
    record NewEnvelope(Routing routing, Audience.Addressed addressed, boolean urgent) {}

    /// Somebody took a message out of a mailbox.
    record Acknowledgement(DeviceAddress device, UUID messageId) {}

    /// A member sends into a conversation they had not accepted.
    record Answer(UUID user, UUID conversation) {}

    record Page(List<Waiting> waiting, boolean more) {}

    /// The steps of one transaction, each for a whole batch.
    interface Writing {
        /// Of the conversations that exist.
        Map<UUID, Audience> audiences(Collection<UUID> conversations);

        Map<UUID, Routing> known(Collection<UUID> messages);

        /// Those that were new; an id that another transaction took meanwhile is left out.
        Set<UUID> insert(List<Routing> messages);

        /// These answer: what was a request to them is accepted.
        void accept(List<Answer> answers);

        List<Waiting> insertEnvelopes(List<NewEnvelope> envelopes);
    }

    <R> R inTransaction(Function<Writing, R> work);

    /// What leaves mailboxes together. Of those in `delivered` the senders are told, if receipts pass.
    record Departures(List<Acknowledgement> all, List<Acknowledgement> delivered, long atMillis) {}

    /// Those that were there; and of the delivered ones the senders to be told.
    record Departed(Set<Acknowledgement> deleted, Map<Acknowledgement, UUID> senders) {}

    /// Deletes the envelopes and writes the receipts.
    Departed acknowledge(Departures departures);

    /// What has not expired at `nowMillis`, at most `limit` of it.
    record Bounds(int limit, long nowMillis) {}

    /// The oldest of the mailbox but those in `except`; a page ends early when it gets large.
    Page oldest(DeviceAddress device, Collection<UUID> except, Bounds bounds);

    /// What waits after the cursor.
    Page after(DeviceAddress device, long cursor, Bounds bounds);

    /// The same, of one conversation.
    Page after(DeviceAddress device, UUID conversation, long cursor, Bounds bounds);

    /// Hard-deletes what has expired: envelopes, routing rows and what hangs on them.
    void sweepExpired(long nowMillis);

    /// The notice, in the mailbox of each receiving device of the account it is by, but that device.
    List<Waiting> tellOthers(Notice notice);

    /// How much waits in each of these mailboxes that has not expired; beyond what a socket may have unacknowledged it
    /// is not counted on.
    Map<DeviceAddress, Integer> waiting(Collection<DeviceAddress> devices, long nowMillis);

    /// Deletes what nobody needs any more: old routing rows, expired refresh tokens, mailboxes of devices that are
    /// gone.
    void sweep(long messagesBeforeMillis, long nowMillis);
}
