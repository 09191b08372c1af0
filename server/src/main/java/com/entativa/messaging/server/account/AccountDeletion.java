package com.entativa.messaging.server.account;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.time.InstantSource;

/// The end of an account, by its owner's will. Blocking; any thread.
public final class AccountDeletion {
    private final Accounts accounts;
    private final AccountRemoval removal;
    private final Devices devices;
    private final Wakeups wakeups;
    private final InstantSource clock;

    public AccountDeletion(
            Accounts accounts, AccountRemoval removal, Devices devices, Wakeups wakeups, InstantSource clock) {
        this.accounts = accounts;
        this.removal = removal;
        this.devices = devices;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    public enum Outcome {
        DONE,
        WRONG_PASSWORD
    }

    /// Deletes what sends that were under way at a deletion wrote after it.
    public void sweepStrays(long nowMillis) {
        removal.sweepStrays(nowMillis);
    }

    /// The password is looked at when the account has one. Returns after the commit; R-A-9.
    public Outcome delete(DeviceAddress caller, String password) {
        if (accounts.judge(caller.userId(), password) == Accounts.PasswordCheck.WRONG) return Outcome.WRONG_PASSWORD;
        AccountRemoval.Removed removed = removal.remove(caller.userId(), clock.millis());
        removed.devices().forEach(devices::revoked);
        wakeups.committed(removed.notices());
        return Outcome.DONE;
    }
}
