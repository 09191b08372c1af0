package com.entativa.messaging.server.presence;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.device.DeviceLists;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Notice;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Tells the account's own devices durably, so that none is linked behind their back, and those in reach who are
/// online. What they miss they learn at their next send, which names the devices that differ.
public record DeviceNotices(
        MailboxStore store, Circles circles, Wakeups wakeups, Supplier<UUID> ids, InstantSource clock)
        implements DeviceLists {
    @Override
    public void changed(DeviceAddress device) {
        Notice notice = new Notice(ids.get(), Waiting.Kind.DEVICES_CHANGED, device, clock.millis());
        wakeups.committed(store.tellOthers(notice));
        wakeups.live(circles.of(device.userId()), new LiveFrame.DevicesChanged(device.userId()));
    }
}
