package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.fake.FakeNetwork;
import com.entativa.messaging.client.fake.FakeRelay;
import com.entativa.messaging.client.fake.ManualClock;
import com.entativa.messaging.client.fake.QuickCrypto;
import com.entativa.messaging.protocol.crypto.Crypto;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A relay, its network and the phones on it.
final class World {
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    final Crypto crypto;
    final ManualClock clock = new ManualClock();
    final FakeRelay relay;
    final FakeNetwork network;
    final List<Phone> phones = new ArrayList<>();

    /// On the JVM's primitives.
    World() {
        this(QuickCrypto.ofJdk());
    }

    World(Crypto crypto) {
        this.crypto = crypto;
        this.relay = new FakeRelay(clock, crypto);
        this.network = new FakeNetwork(relay);
    }

    Phone register(String username) {
        Phone phone = Phone.register(this, username);
        phones.add(phone);
        return phone;
    }

    Phone link(Phone first) {
        Phone phone = Phone.link(this, first);
        phones.add(phone);
        return phone;
    }

    /// The phone is switched off.
    void leave(Phone phone) {
        phones.remove(phone);
        network.cut(phone.self());
    }

    /// The person starts over on a new device; the old one is gone.
    Phone startOver(Phone old) {
        leave(old);
        Phone phone = Phone.startOver(this, old);
        phones.add(phone);
        return phone;
    }

    /// A stranger writes to somebody who has to accept them first.
    UUID request(Phone stranger, Phone asked) {
        asked.store.inTransaction(rows -> {
            new Chats(rows).welcomeStrangers(false);
            return true;
        });
        UUID conversation = stranger.directWith(asked);
        stranger.send(conversation, "hi");
        settle();
        return conversation;
    }

    /// Until nothing moves any more, the clock standing still.
    void settle() {
        boolean moves = true;
        for (int round = 0; moves; round++) {
            if (round > 20_000) throw new AssertionError("the world does not come to rest");
            for (Phone phone : phones) phone.step();
            moves = false;
            while (network.step()) {
                moves = true;
            }
        }
    }

    /// How many lines stood unreadable for a while.
    long healed() {
        return phones.stream().mapToLong(Phone::healed).sum();
    }

    /// Lets this much time pass in steps, settling at each.
    void pass(long millis, long step) {
        for (long passed = 0; passed < millis; passed += step) {
            clock.advance(step);
            settle();
        }
    }
}
