package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.receipt.Receipts;
import java.util.List;
import java.util.UUID;

/// Frames that say what became of pushed messages. Answered after the commit.
public final class Acknowledging {
    private static final int AT_ONCE = 256;
    private final Mailboxes mailboxes;
    private final Receipts receipts;

    public Acknowledging(Mailboxes mailboxes, Receipts receipts) {
        this.mailboxes = mailboxes;
        this.receipts = receipts;
    }

    void handle(ReceiptFrame frame, Peer peer) {
        switch (frame) {
            case ReceiptFrame.Acknowledge(List<UUID> ids) -> acknowledge(ids, peer);
            case ReceiptFrame.Read(List<UUID> ids) -> read(ids, peer);
            case ReceiptFrame.Delivered(UUID id) -> {
                mailboxes.delivered(peer.device(), id);
                peer.say(new AnswerFrame.Acknowledged(List.of(id)));
            }
        }
    }

    private void acknowledge(List<UUID> ids, Peer peer) {
        if (isWrongNumber(ids, peer)) return;
        mailboxes.acknowledge(peer.device(), ids);
        peer.say(new AnswerFrame.Acknowledged(ids));
    }

    /// Without an answer when it is done: what is lost with the socket may be said again.
    private void read(List<UUID> ids, Peer peer) {
        if (!isWrongNumber(ids, peer)) receipts.read(peer.device().userId(), ids);
    }

    /// Says so when that is the case.
    private static boolean isWrongNumber(List<UUID> ids, Peer peer) {
        if (!ids.isEmpty() && ids.size() <= AT_ONCE) return false;
        peer.refuse(ErrorCode.BAD_REQUEST, "message_ids has 1 to 256", Json.build());
        return true;
    }
}
