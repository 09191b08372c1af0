package com.entativa.messaging.server;

import com.entativa.messaging.server.conversation.Blocks;
import com.entativa.messaging.server.conversation.Conversations;
import com.entativa.messaging.server.conversation.Groups;
import com.entativa.messaging.server.conversation.MemberStore;
import com.entativa.messaging.server.conversation.Reach;
import com.entativa.messaging.server.http.BlockOperations;
import com.entativa.messaging.server.http.ConversationOperations;
import com.entativa.messaging.server.http.GroupOperations;
import com.entativa.messaging.server.http.MembershipOperations;
import com.entativa.messaging.server.http.Operations;
import com.entativa.messaging.server.http.ReceiptOperations;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.mailbox.Deletions;
import com.entativa.messaging.server.mailbox.Wakeups;
import com.entativa.messaging.server.postgres.Db;
import com.entativa.messaging.server.postgres.PgBlocks;
import com.entativa.messaging.server.postgres.PgConversationStore;
import com.entativa.messaging.server.postgres.PgDeletionStore;
import com.entativa.messaging.server.postgres.PgGroupStore;
import com.entativa.messaging.server.postgres.PgMemberStore;
import com.entativa.messaging.server.postgres.PgReach;
import com.entativa.messaging.server.postgres.PgReceiptStore;
import com.entativa.messaging.server.receipt.Receipts;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// The parts of {@link Relay} that know who takes part in what and who reaches whom: seven, since that is how many the
/// contract's tags need.
record ConversationParts(
        Conversations all,
        Groups groups,
        MemberStore members,
        Blocks blocks,
        Reach reach,
        Receipts receipts,
        Deletions deletions) {
    static ConversationParts of(Db db, Wakeups wakeups, Supplier<UUID> ids, InstantSource clock) {
        MemberStore members = new PgMemberStore(db);
        return new ConversationParts(
                new Conversations(new PgConversationStore(db), ids, clock),
                new Groups(new PgGroupStore(db), wakeups, ids, clock),
                members,
                new PgBlocks(db),
                new PgReach(db),
                new Receipts(new PgReceiptStore(db), members, wakeups, clock),
                new Deletions(new PgDeletionStore(db), wakeups, ids, clock));
    }

    List<Operations> operations(Allowances limits, InstantSource clock) {
        return List.of(
                new ConversationOperations(all, limits),
                new GroupOperations(groups, all, limits),
                new MembershipOperations(members, groups, receipts),
                new BlockOperations(blocks, limits, clock),
                new ReceiptOperations(receipts, deletions, limits));
    }
}
