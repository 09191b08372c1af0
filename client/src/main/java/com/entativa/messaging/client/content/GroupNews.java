package com.entativa.messaging.client.content;

import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.Objects;

/// What members tell each other of their group. Whoever is not allowed to do what it says is not believed.
public sealed interface GroupNews extends Body {
    /// An admin changed the group: the relay took the change as `seal.revision`.
    record Update(Seal seal, GroupAct act) implements GroupNews {}

    /// The sender leaves the group, by their own will.
    enum Leaving implements GroupNews {
        LEAVING
    }

    /// A sealed state at the relay: its revision, the group's master key, which opens it, and its SHA-256.
    record Seal(long revision, Secret32 masterKey, Bytes32 digest) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Seal that
                    && revision == that.revision
                    && masterKey.sameAs(that.masterKey)
                    && digest.equals(that.digest);
        }

        @Override
        public int hashCode() {
            return Objects.hash(revision, digest);
        }
    }
}
