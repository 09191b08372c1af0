package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.mailbox.DeletionStore;
import com.entativa.messaging.server.mailbox.Deletions;
import com.entativa.messaging.server.receipt.ReceiptStore;
import com.entativa.messaging.server.receipt.Receipts;
import java.util.List;
import java.util.Map;

/// Tag *messages* of the contract: what becomes of a message after it was sent.
public final class ReceiptOperations implements Operations {
    private final Receipts receipts;
    private final Deletions deletions;
    private final Allowances limits;

    public ReceiptOperations(Receipts receipts, Deletions deletions, Allowances limits) {
        this.receipts = receipts;
        this.deletions = deletions;
        this.limits = limits;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "markMessageRead", Operation.linked(this::markRead),
                "listReceipts", Operation.linked(this::list),
                "deleteMessage", Operation.linked(this::delete));
    }

    private Reply markRead(DeviceAddress caller, Call call) {
        return receipts.read(caller.userId(), call.id("messageId")) ? Reply.empty(204) : Reply.notFound();
    }

    private Reply list(DeviceAddress caller, Call call) {
        return switch (receipts.of(caller.userId(), call.id("messageId"))) {
            case ReceiptStore.Seen.By(List<ReceiptStore.Receipt> members) ->
                Reply.json(
                        200,
                        Json.build()
                                .put("receipts", members, ReceiptOperations::json)
                                .object());
            case ReceiptStore.Seen.NotAllowed _ -> notTheSender();
            case ReceiptStore.Seen.NotFound _ -> Reply.notFound();
        };
    }

    /// It goes to all members' mailboxes: limited like messages.
    private Reply delete(DeviceAddress caller, Call call) {
        if (limits.messages().take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        return switch (deletions.delete(caller, call.id("messageId"))) {
            case DeletionStore.Deleted.Done _ -> Reply.empty(204);
            case DeletionStore.Deleted.NotAllowed _ -> notTheSender();
            case DeletionStore.Deleted.NotFound _ -> Reply.notFound();
        };
    }

    private static Json json(ReceiptStore.Receipt receipt) {
        Json.Builder json = Json.build().put("user_id", receipt.user());
        if (receipt.deliveredAtMillis() > 0) json.put("delivered_at", receipt.deliveredAtMillis());
        if (receipt.readAtMillis() > 0) json.put("read_at", receipt.readAtMillis());
        return json.object();
    }

    private static Reply notTheSender() {
        return Reply.problem(ErrorCode.NOT_ALLOWED, "the sender of the message may do this");
    }
}
