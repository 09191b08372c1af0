package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.conversation.Blocks;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// Tag *users* of the contract: whom one blocks.
public final class BlockOperations implements Operations {
    private final Blocks blocks;
    private final Allowances limits;
    private final InstantSource clock;

    public BlockOperations(Blocks blocks, Allowances limits, InstantSource clock) {
        this.blocks = blocks;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "listBlocks", Operation.linked(this::list),
                "blockUser", Operation.linked(this::block),
                "unblockUser", Operation.linked(this::unblock));
    }

    private Reply list(DeviceAddress caller, Call call) {
        return Reply.json(
                200,
                Json.build()
                        .put("user_ids", blocks.of(caller.userId()), id -> new Json.Text(id.toString()))
                        .object());
    }

    /// Done, whether there is such a user or not. Each is a row: limited.
    private Reply block(DeviceAddress caller, Call call) {
        UUID other = call.id("userId");
        if (other.equals(caller.userId())) return Reply.problem(ErrorCode.BAD_REQUEST, "nobody blocks themselves");
        if (limits.lookUps().take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        blocks.block(caller.userId(), other, clock.millis());
        return Reply.empty(204);
    }

    private Reply unblock(DeviceAddress caller, Call call) {
        blocks.unblock(caller.userId(), call.id("userId"));
        return Reply.empty(204);
    }
}
