package com.entativa.messaging.server;

import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.mailbox.SendQueue;
import com.entativa.messaging.server.mailbox.Wakeups;

/// The parts that take messages in and keep them until they are taken out.
record MailParts(SendQueue sends, Mailboxes mailboxes) implements AutoCloseable {
    /// `sent` is told of what comes in, `taken` of what goes out.
    static MailParts of(Ground ground, MailboxStore store, Wakeups sent, Wakeups taken) {
        return new MailParts(
                new SendQueue(
                        store, sent, ground.clock(), ground.config().database().writers(), ground.metrics()),
                new Mailboxes(store, taken, ground.clock(), ground.metrics()));
    }

    /// Commits what waits.
    @Override
    public void close() {
        sends.close();
        mailboxes.close();
    }
}
