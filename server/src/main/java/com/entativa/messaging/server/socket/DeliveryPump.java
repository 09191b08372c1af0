package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Pushes one mailbox into one socket, at most {@link Contract#MAX_UNACKNOWLEDGED} at a time.
///
/// ```   HELD ──resume──▶ BEHIND ──mailbox read to its end──▶ CAUGHT_UP                      ▲  pages from the
/// database          │ live pushes, no read                      └── no room, reader slow, cursor ───┘
/// not after what was read ```
///
/// What is in flight is left out when a page is read, and what is acknowledged is gone from the table: so no cursor
/// has to be kept and nothing can be skipped, in whatever order transactions commit.
final class DeliveryPump {
    /// Read at once; a page of large ciphertexts ends early.
    private static final int PAGE = 64;

    /// Behind, pages are read again only when so many are free: not one row per acknowledgement.
    private static final int REFILL_AT = Contract.MAX_UNACKNOWLEDGED / 2;

    private static final Duration RETRY = Duration.ofSeconds(1);

    private enum State {
        HELD,
        BEHIND,
        CAUGHT_UP,
        CLOSED
    }

    private final DeviceAddress device;
    private final Mailboxes mailboxes;
    private final Outlet out;
    private final Set<UUID> inFlight = new HashSet<>();
    private final InOrder reads;
    private State state = State.HELD;
    private boolean reading;
    private boolean woken;

    /// A look that found nothing is not worth a word.
    private boolean pushedSinceSaid = true;

    private long highestRead;

    DeliveryPump(DeviceAddress device, Mailboxes mailboxes, Outlet out) {
        this.device = device;
        this.mailboxes = mailboxes;
        this.out = out;
        this.reads = new InOrder(_ -> out.close(Closing.FAULT));
    }

    synchronized void resume() {
        if (state != State.HELD) return;
        state = State.BEHIND;
        readOn();
    }

    synchronized void close() {
        state = State.CLOSED;
    }

    /// Something was committed for this mailbox.
    synchronized void committed(Waiting waiting) {
        if (state == State.BEHIND) {
            woken = true;
            readOn();
            return;
        }
        if (state != State.CAUGHT_UP || inFlight.contains(waiting.delivery().messageId())) return;
        if (!hasRoom() || waiting.cursor() <= highestRead) {
            state = State.BEHIND;
            readOn();
            return;
        }
        push(waiting);
    }

    /// Something may wait that was not announced.
    synchronized void look() {
        if (state == State.CAUGHT_UP) state = State.BEHIND;
        else woken = true;
        if (state == State.BEHIND) readOn();
    }

    /// So much waits in the mailbox: if that is not what is on its way, something was missed.
    synchronized void look(int waiting) {
        if (state == State.CAUGHT_UP && waiting != inFlight.size()) look();
    }

    synchronized void acknowledged(List<UUID> messageIds) {
        messageIds.forEach(inFlight::remove);
        out.acknowledged(messageIds);
        if (state == State.BEHIND && inFlight.size() <= REFILL_AT) readOn();
    }

    /// The socket takes more again.
    synchronized void drained() {
        if (state == State.BEHIND) readOn();
    }

    private boolean hasRoom() {
        return inFlight.size() < Contract.MAX_UNACKNOWLEDGED && !out.isFull();
    }

    private void readOn() {
        if (reading || !hasRoom()) return;
        reading = true;
        reads.offer(this::readPages);
    }

    private void readPages() {
        boolean more = true;
        while (more) {
            Set<UUID> except;
            synchronized (this) {
                if (state != State.BEHIND || !hasRoom()) {
                    reading = false;
                    return;
                }
                woken = false;
                except = Set.copyOf(inFlight);
            }
            more = pushed(read(except));
        }
    }

    private MailboxStore.Page read(Set<UUID> except) {
        int room = Math.min(PAGE, Contract.MAX_UNACKNOWLEDGED - except.size());
        while (true) {
            try {
                return mailboxes.oldest(device, except, room);
            } catch (Unavailable e) {
                if (!paused()) return new MailboxStore.Page(List.of(), false);
            }
        }
    }

    /// False when the pump ended meanwhile.
    private boolean paused() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        synchronized (this) {
            return state == State.BEHIND;
        }
    }

    /// True when there is reason to read on.
    private synchronized boolean pushed(MailboxStore.Page page) {
        if (state == State.CLOSED) {
            reading = false;
            return false;
        }
        for (Waiting waiting : page.waiting()) {
            highestRead = Math.max(highestRead, waiting.cursor());
            push(waiting);
        }
        if (page.more() || woken) return true;
        state = State.CAUGHT_UP;
        reading = false;
        if (pushedSinceSaid) out.say(AnswerFrame.CaughtUp.CAUGHT_UP);
        pushedSinceSaid = false;
        return false;
    }

    private void push(Waiting waiting) {
        if (!inFlight.add(waiting.delivery().messageId())) return;
        out.say(waiting.frame());
        pushedSinceSaid = true;
    }
}
