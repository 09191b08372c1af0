package com.entativa.messaging.server.provisioning;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.account.Accounts;
import com.entativa.messaging.server.account.Fresh;
import com.entativa.messaging.server.device.Devices;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Provisioning mailboxes (relay R-V). The server carries a blob it cannot read and adds the log-in of a device that
/// waits: what makes the device active is in the blob. Blocking; any thread.
public final class Provisioning {
    /// As long as a person needs for two devices side by side.
    static final Duration LIFE = Duration.ofMinutes(10);

    /// A device that was made here and never became active goes after this.
    static final Duration NEVER_ACTIVE = Duration.ofDays(1);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final ProvisioningStore store;
    private final Accounts accounts;
    private final Devices devices;
    private final Fresh fresh;
    private final Bounds bounds;
    private final Set<String> waitedFor = ConcurrentHashMap.newKeySet();

    public Provisioning(ProvisioningStore store, Accounts accounts, Devices devices, Fresh fresh, Bounds bounds) {
        this.store = store;
        this.accounts = accounts;
        this.devices = devices;
        this.fresh = fresh;
        this.bounds = bounds;
    }

    /// Mailboxes that may be open at once in all, and fetches that may wait at once on this node.
    public record Bounds(int open, int waiting, InstantSource clock) {}

    public sealed interface Opened {
        record Ok(String address, String fetchToken, long expiresAtMillis) implements Opened {
            @Override
            public String toString() {
                return "Ok[redacted]";
            }
        }

        record TooMany() implements Opened {}
    }

    public sealed interface Fetched {
        @SuppressWarnings("ArrayRecordComponent")
        record Ok(byte[] blob, AuthSession session) implements Fetched {}

        record Empty() implements Fetched {}

        record NotFound() implements Fetched {}
    }

    public Opened open(byte[] ephemeralKey, byte[] encryptedName) {
        long now = bounds.clock().millis();
        String token = fresh.secret();
        ProvisioningStore.Mailbox mailbox = new ProvisioningStore.Mailbox(
                fresh.secret(), TokenHash.of(token), ephemeralKey, encryptedName, now + LIFE.toMillis());
        if (!store.open(mailbox, bounds.open(), now)) return new Opened.TooMany();
        return new Opened.Ok(mailbox.address(), token, mailbox.expiresAtMillis());
    }

    /// The first words of a linked device, for the new one alone.
    public ProvisioningStore.Said greet(ProvisioningStore.Parcel greeting) {
        return store.greet(greeting, bounds.clock().millis());
    }

    /// Waits like `fetch`.
    public ProvisioningStore.Heard greeting(String address, String token, Duration wait) {
        return awaited(
                address,
                wait,
                () -> store.greeting(
                        address, TokenHash.of(token), bounds.clock().millis()),
                ProvisioningStore.Heard.Nothing.class::isInstance);
    }

    public ProvisioningStore.Said answer(String address, String token, byte[] answer) {
        return store.answer(address, TokenHash.of(token), answer, bounds.clock().millis());
    }

    public ProvisioningStore.Heard answered(String address) {
        return store.answered(address, bounds.clock().millis());
    }

    public ProvisioningStore.Filled fill(ProvisioningStore.Parcel parcel) {
        return store.fill(parcel, fresh.registrationId(), bounds.clock().millis());
    }

    /// Looks at once, and again while the mailbox is empty until `wait` has passed.
    public Fetched fetch(String address, String token, Duration wait) {
        return awaited(address, wait, () -> fetch(address, token), Fetched.Empty.class::isInstance);
    }

    /// Deletes what is over.
    public void sweep(long nowMillis) {
        store.sweep(nowMillis, nowMillis - NEVER_ACTIVE.toMillis()).forEach(devices::revoked);
    }

    /// One look waits for a mailbox at a time; another, or one above the bound, is answered at once.
    private <T> T awaited(String address, Duration wait, Supplier<T> look, Predicate<T> isNothing) {
        T first = look.get();
        if (!isNothing.test(first) || wait.isZero()) return first;
        if (waitedFor.size() >= bounds.waiting() || !waitedFor.add(address)) return first;
        try {
            T found = first;
            for (long looks = wait.dividedBy(LOOK_EVERY); looks > 0 && isNothing.test(found); looks--) {
                Thread.sleep(LOOK_EVERY);
                found = look.get();
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return first;
        } finally {
            waitedFor.remove(address);
        }
    }

    private Fetched fetch(String address, String token) {
        return switch (store.fetch(address, TokenHash.of(token), bounds.clock().millis())) {
            case ProvisioningStore.Fetched.Ok(DeviceAddress device, byte[] blob) ->
                new Fetched.Ok(blob, accounts.admit(device));
            case ProvisioningStore.Fetched.Empty _ -> new Fetched.Empty();
            case ProvisioningStore.Fetched.NotFound _ -> new Fetched.NotFound();
        };
    }
}
