package com.entativa.messaging.client.membership;

import com.entativa.messaging.api.Participant.Role;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.membership.Pending.Change;
import java.util.List;
import java.util.UUID;

/// A change as the relay is asked for it: the sealed charter, and of the act what the relay must know.
final class Order {
    private Order() {}

    static Json.Builder of(Change.Act change) {
        Json.Builder order = Json.build().put("encrypted_state", change.sealed());
        return switch (change.act()) {
            case GroupAct.Plain _, GroupAct.Renamed _, GroupAct.Pictured _ -> order;
            case GroupAct.Added(List<UUID> userIds) -> order.put("add", userIds, Order::text);
            case GroupAct.Removed(List<UUID> userIds) -> order.put("remove", userIds, Order::text);
            case GroupAct.Admin(UUID userId, boolean isAdmin) ->
                order.put("roles", List.of(isAdmin ? Role.ADMIN : Role.MEMBER), role -> Json.build()
                        .put("user_id", userId)
                        .put("role", role.word())
                        .object());
        };
    }

    private static Json text(UUID id) {
        return new Json.Text(id.toString());
    }
}
