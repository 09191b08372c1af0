package com.entativa.messaging.client.command;

import com.entativa.messaging.client.link.Approval;
import com.entativa.messaging.client.link.Approver;
import com.entativa.messaging.client.link.DeviceWatch;
import com.entativa.messaging.client.link.OwnDevice;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.sync.Actor;
import java.util.List;

/// The account's devices: taking a new one in by its code, and the list of those there are.
public final class LinkingCommands {
    private final Actor actor;
    private final Approver approver;
    private final DeviceWatch devices;

    public LinkingCommands(Actor actor, Approver approver, DeviceWatch devices) {
        this.actor = actor;
        this.approver = approver;
        this.devices = devices;
    }

    /// Answers a device that shows this code, with or without its dashes.
    public Approval scan(String code) {
        return actor.call(() -> approver.scan(code));
    }

    /// Whether it has answered; a pause between two calls is the caller's.
    public Approval look() {
        return actor.call(approver::look);
    }

    /// What the account needs goes out when it is the number the new device shows; another one ends it.
    public Approval choose(int number) {
        return actor.call(() -> approver.choose(number));
    }

    public void cancel() {
        actor.call(() -> {
            approver.cancel();
            return true;
        });
    }

    /// The oldest first.
    public Answer<List<OwnDevice>> devices() {
        return actor.call(devices::refresh);
    }

    /// The device loses its keys, its mailbox and its log-in, and gets nothing any more.
    public Answer<List<OwnDevice>> revoke(int deviceId) {
        return actor.call(() -> devices.revoke(deviceId));
    }

    /// Seen by this account's devices alone.
    public Answer<Boolean> rename(int deviceId, String name) {
        return actor.call(() -> devices.rename(deviceId, name));
    }

    /// The user knows of a device that was added.
    public void acknowledge(int deviceId) {
        actor.call(() -> {
            devices.acknowledge(deviceId);
            return true;
        });
    }
}
