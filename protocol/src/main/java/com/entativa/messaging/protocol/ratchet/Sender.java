package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.crypto.Agreement;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.RatchetKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions.RootStep;
import java.util.Optional;

/// Our side of the Diffie-Hellman ratchet.
/// ```
///   initiator                                 responder
///   Awaiting ──send──▶ Sending                Listening ──hears──▶ Awaiting
///                       │   ▲                                        │
///                 hears │   │ send                                   │ send
///                       ▼   │                                        ▼
///                      Awaiting ◀──────────────hears─────────────  Sending
/// ```
/// The new key pair is made when we send, not when we hear: later randomness, and a listener pays one agreement less.
/// Double Ratchet, "Deferring new ratchet key generation".
sealed interface Sender {

    /// The responder before the initiator's first message: it has only its signed prekey and cannot send.
    record Listening(RootKey root, KeyPair<RatchetKey> ours) implements Sender {
        Optional<Heard> hear(SuiteFunctions functions, RatchetKey theirs) {
            return Sender.hear(functions, root, ours, theirs, 0);
        }
    }

    /// We have heard from the peer and not answered: no chain of our own yet. `previousLength` becomes PN.
    record Awaiting(RootKey root, RatchetKey theirs, int previousLength) implements Sender {
        /// The chain we answer with. `fresh` is a new key pair, given away. Empty when the peer's key is of low
        /// order.
        Optional<Sending> activate(SuiteFunctions functions, KeyPair<RatchetKey> fresh) {
            return step(functions, root, fresh, theirs)
                    .map(step -> new Sending(step.root(), fresh, SendingChain.begin(step.chainKey()), previousLength));
        }
    }

    /// Sending on our own chain. `previousLength` is PN.
    record Sending(RootKey root, KeyPair<RatchetKey> ours, SendingChain chain, int previousLength) implements Sender {
        Optional<Heard> hear(SuiteFunctions functions, RatchetKey theirs) {
            return Sender.hear(functions, root, ours, theirs, chain.next());
        }
    }

    /// What hearing a new ratchet key leads to: our next state, and the key of the chain that the peer sends on.
    record Heard(Awaiting sender, Secret32 chainKey) {}

    private static Optional<Heard> hear(
            SuiteFunctions functions, RootKey root, KeyPair<RatchetKey> ours, RatchetKey theirs, int sent) {
        return step(functions, root, ours, theirs)
                .map(step -> new Heard(new Awaiting(step.root(), theirs, sent), step.chainKey()));
    }

    private static Optional<RootStep> step(
            SuiteFunctions functions, RootKey root, KeyPair<RatchetKey> ours, RatchetKey theirs) {
        return switch (Agreement.of(functions.crypto(), ours, theirs)) {
            case Agreement.Agreed(Secret32 secret) -> Optional.of(functions.rootStep(root, secret));
            case Agreement.LowOrder _ -> Optional.empty();
        };
    }
}
