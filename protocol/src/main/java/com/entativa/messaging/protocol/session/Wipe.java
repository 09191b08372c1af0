package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.DoubleRatchet;
import com.entativa.messaging.protocol.ratchet.RatchetSecrets;
import java.util.ArrayList;
import java.util.List;

/// Ends the secrets of states that were replaced. Call after the commit, never before: until then the old state
/// counts.
public final class Wipe {
    private Wipe() {}

    /// Zeroes what `old` holds and `next` does not.
    public static void replaced(PeerSessions old, PeerSessions next) {
        Secret32.closeReplaced(secrets(old), secrets(next));
    }

    static void all(DoubleRatchet ratchet) {
        RatchetSecrets.forEach(ratchet, Secret32::close);
    }

    private static List<Secret32> secrets(PeerSessions sessions) {
        List<Secret32> secrets = new ArrayList<>();
        for (Session session : sessions.all()) RatchetSecrets.forEach(session.ratchet(), secrets::add);
        return secrets;
    }
}
