package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Wakes the sockets of those something was committed for. The database is the truth: a lost wake-up costs latency,
/// never a message. In this process now; between nodes behind this same interface later. Must not block.
public interface Wakeups {
    void committed(List<Waiting> waiting);

    /// These left the device's mailbox.
    void acknowledged(DeviceAddress device, List<UUID> messageIds);

    /// To all open sockets of these users; not kept.
    void live(Collection<UUID> users, LiveFrame frame);
}
