package com.entativa.messaging.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Parties.Party;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A device that may fail at any step. What it has stored is all that counts: it changes in `commit` alone, at once.
/// Between two steps the sessions also live in memory, as they do in a client, and replaced secrets are wiped.
final class SimulatedDevice {
    /// What goes wrong in one step, around the transaction.
    enum Fault {
        NONE,
        /// The transaction fails, the process goes on with the state it had.
        ROLLBACK,
        CRASH_BEFORE_COMMIT,
        CRASH_AFTER_COMMIT
    }

    private static final byte[] EMPTY = SessionCodec.write(PeerSessions.NONE);

    private final Party party;
    private final Deque<OneTimePreKeyPair> offered;

    private byte[] stored = EMPTY;
    private final Map<Integer, byte[]> outbox = new LinkedHashMap<>();
    private final List<Integer> shown = new ArrayList<>();

    private PeerSessions memory = PeerSessions.NONE;

    SimulatedDevice(Party party) {
        this.party = party;
        this.offered = new ArrayDeque<>(party.oneTime.values());
    }

    /// As the server hands it out: each one-time prekey once, then none.
    PreKeyBundle bundle() {
        OneTimePreKeyPair next = offered.poll();
        return party.bundle(
                next == null
                        ? PreKeyBundle.OneTime.None.NONE
                        : new PreKeyBundle.OneTime.Offered(
                                next.id(), next.pair().publicKey()));
    }

    /// Whether the bytes may leave: they are in the store, and the process still runs.
    boolean send(int id, SimulatedDevice to, Fault fault) {
        PeerSessions sessions = memory;
        if (sessions.active() == PeerSessions.Active.None.NONE) {
            Begun begun = party.cipher.begin(
                    sessions, to.bundle(), Trust.pinned(to.party.identity()), Parties.APPENDIX, Parties.NOW);
            assertThat(begun).isInstanceOf(Begun.Ok.class);
            sessions = ((Begun.Ok) begun).next();
        }
        Encrypted encrypted = party.cipher.encrypt(sessions, text(id), Parties.NOW);
        assertThat(encrypted).isInstanceOf(Encrypted.Ok.class);
        if (fails(fault)) return false;
        Encrypted.Ok ok = (Encrypted.Ok) encrypted;
        commit(ok.next());
        outbox.put(id, ok.message());
        return survives(fault);
    }

    /// Whether the message is acknowledged.
    boolean receive(int id, byte[] message, SimulatedDevice from, Fault fault) {
        SessionCipher.Incoming incoming = new SessionCipher.Incoming(party, Parties.APPENDIX, Parties.NOW);
        Decrypted decrypted = party.cipher.decrypt(memory, message, Trust.pinned(from.party.identity()), incoming);
        if (decrypted instanceof Decrypted.Rejected(Decrypted.Reason reason)) {
            assertThat(reason).isEqualTo(Decrypted.Reason.DUPLICATE);
            assertThat(shown)
                    .as("a message refused as a duplicate was shown before")
                    .contains(id);
            return true;
        }
        Decrypted.Ok ok = (Decrypted.Ok) decrypted;
        assertThat(ok.plaintext()).isEqualTo(text(id));
        if (fails(fault)) return false;
        commit(ok.next());
        party.commit(ok.opened());
        shown.add(id);
        return survives(fault);
    }

    void acknowledged(int id) {
        outbox.remove(id);
    }

    /// What the other end has not acknowledged, in the order it was sent.
    Map<Integer, byte[]> outbox() {
        return outbox;
    }

    List<Integer> shown() {
        return shown;
    }

    int sessions() {
        return memory.all().size();
    }

    private void commit(PeerSessions next) {
        stored = SessionCodec.write(next);
        Wipe.replaced(memory, next);
        memory = next;
    }

    private boolean fails(Fault fault) {
        if (fault == Fault.CRASH_BEFORE_COMMIT) restart();
        return fault == Fault.CRASH_BEFORE_COMMIT || fault == Fault.ROLLBACK;
    }

    private boolean survives(Fault fault) {
        if (fault == Fault.CRASH_AFTER_COMMIT) restart();
        return fault != Fault.CRASH_AFTER_COMMIT;
    }

    private void restart() {
        assertThat(SessionCodec.write(memory)).as("memory is what was stored").isEqualTo(stored);
        memory = SessionCodec.read(stored);
    }

    private static byte[] text(int id) {
        return Side.utf8("message " + id);
    }
}
