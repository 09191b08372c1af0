package com.entativa.messaging.server.http;

import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.account.AccountStore;
import com.entativa.messaging.server.account.Accounts;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import java.util.Map;

/// Tags *users* and *devices* of the contract.
public final class PeopleOperations implements Operations {
    private final Accounts accounts;
    private final Devices devices;
    private final Allowances limits;

    public PeopleOperations(Accounts accounts, Devices devices, Allowances limits) {
        this.accounts = accounts;
        this.devices = devices;
        this.limits = limits;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "findUser", Operation.known(this::findUser),
                "getUser", Operation.known(this::getUser),
                "listDevices", Operation.known(this::listDevices),
                "renameDevice", Operation.linked(this::renameDevice),
                "removeDevice", Operation.known(this::removeDevice));
    }

    private Reply findUser(DeviceAddress caller, Call call) {
        return switch (limits.lookUps().take(caller.userId())) {
            case Verdict.Wait wait -> Reply.tooMany(wait);
            case Verdict.Allowed _ -> reply(accounts.byUsername(call.text("username")));
        };
    }

    private Reply getUser(DeviceAddress caller, Call call) {
        return switch (limits.lookUps().take(caller.userId())) {
            case Verdict.Wait wait -> Reply.tooMany(wait);
            case Verdict.Allowed _ -> reply(accounts.seenBy(caller.userId(), call.id("userId")));
        };
    }

    private Reply listDevices(DeviceAddress caller, Call call) {
        return Reply.json(
                200,
                Json.build()
                        .put("devices", devices.of(caller.userId()), Device::toJson)
                        .object());
    }

    private Reply renameDevice(DeviceAddress caller, Call call) {
        int device = call.integer("deviceId");
        return call.reading(
                ProvisioningOperations::name,
                name -> devices.rename(caller, device, name) ? Reply.empty(204) : Reply.notFound());
    }

    private Reply removeDevice(DeviceAddress caller, Call call) {
        return switch (devices.remove(caller, call.integer("deviceId"))) {
            case DONE -> Reply.empty(204);
            case NOT_FOUND -> Reply.notFound();
            case NOT_LINKED -> Operation.notLinked();
        };
    }

    private static Reply reply(AccountStore.Found found) {
        return switch (found) {
            case AccountStore.Found.Nobody _ -> Reply.notFound();
            case AccountStore.Found.Somebody(UserProfile profile) -> Reply.json(200, profile.toJson());
        };
    }
}
