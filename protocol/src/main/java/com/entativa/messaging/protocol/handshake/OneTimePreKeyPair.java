package com.entativa.messaging.protocol.handshake;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PreKey;

/// OPK with its private half: used for one handshake, deleted together with storing its first message.
public record OneTimePreKeyPair(int id, KeyPair<PreKey> pair) {
    public static OneTimePreKeyPair generate(Crypto crypto, Randomness randomness, int id) {
        return new OneTimePreKeyPair(id, KeyPairs.preKey(crypto, randomness.secret()));
    }
}
