package com.entativa.messaging.protocol.senderkey;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Sender keys written down from docs/spec/protocol.md with the JDK's own cryptography and nothing of ours:
/// what the vectors are made by.
@SuppressWarnings("ArrayRecordComponent")
record SenderKeyReference(byte[] group, byte[] sender, byte[] id, byte[] chainKey, byte[] seed) {

    byte[] distribution(int iteration) throws GeneralSecurityException {
        return ByteBuffer.allocate(89)
                .put((byte) 0x14)
                .put(id)
                .putInt(iteration)
                .put(chainKeyAt(iteration))
                .put(publicKey())
                .array();
    }

    byte[] message(int iteration, byte[] plaintext) throws GeneralSecurityException {
        return signed(unsigned(iteration, plaintext));
    }

    byte[] unsigned(int iteration, byte[] plaintext) throws GeneralSecurityException {
        byte[] keys = KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(new byte[32])
                        .addIKM(hmac(chainKeyAt(iteration), new byte[] {1}))
                        .thenExpand("Signal_SenderKey".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 76));
        byte[] authenticated = join(id, ByteBuffer.allocate(4).putInt(iteration).array(), group, sender);
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(keys, 0, 32, "AES"),
                new GCMParameterSpec(128, Arrays.copyOfRange(keys, 64, 76)));
        gcm.updateAAD(authenticated);
        byte[] ciphertext = gcm.doFinal(plaintext);
        byte[] tag = hmac(Arrays.copyOfRange(keys, 32, 64), authenticated, ciphertext);
        byte[] header = ByteBuffer.allocate(25)
                .put((byte) 0x13)
                .put(id)
                .putInt(iteration)
                .array();
        return join(header, ciphertext, tag);
    }

    byte[] signed(byte[] unsigned) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(unsigned);
        return join(unsigned, signature.sign());
    }

    byte[] publicKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Chosen(seed));
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    byte[] chainKeyAt(int iteration) throws GeneralSecurityException {
        byte[] key = chainKey;
        for (int i = 0; i < iteration; i++) key = hmac(key, new byte[] {2});
        return key;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) mac.update(part);
        return mac.doFinal();
    }

    static byte[] join(byte[]... parts) {
        ByteBuffer joined = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) joined.put(part);
        return joined.array();
    }

    /// Gives the bytes it was made with.
    private static final class Chosen extends SecureRandom {
        private final transient byte[] chosen;

        Chosen(byte[] chosen) {
            this.chosen = chosen.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(chosen, 0, bytes, 0, bytes.length);
        }
    }
}
