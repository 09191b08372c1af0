package com.entativa.messaging.server;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A push service and the browser behind it: takes what is posted, decrypts it with its own key (RFC 8291) and checks
/// who signed it (RFC 8292). Written from the two documents, not with the library that encrypts.
final class PushReceiver implements AutoCloseable {
    private static final byte[] RECORD_END = {2};
    private final HttpServer server;
    private final ECKey key;
    private final byte[] auth;
    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
    private final AtomicInteger status = new AtomicInteger(201);
    private volatile Map<String, String> answerHeaders = Map.of();

    PushReceiver() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).generate();
        auth = new byte[16];
        new SecureRandom().nextBytes(auth);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    record Posted(String path, Map<String, List<String>> headers, ByteBuffer body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String p256dh() {
        return Base64URL.encode(point(key)).toString();
    }

    String auth() {
        return Base64URL.encode(auth).toString();
    }

    void answer(int code, Map<String, String> headers) {
        status.set(code);
        answerHeaders = headers;
    }

    /// The next that is posted; fails when nothing comes.
    Posted next() throws InterruptedException {
        Posted next = posted.poll(20, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("no push came");
        return next;
    }

    boolean isQuietFor(long millis) throws InterruptedException {
        return posted.poll(millis, TimeUnit.MILLISECONDS) == null;
    }

    String decrypted(Posted push) throws Exception {
        return decrypted(push.body().duplicate(), key, auth);
    }

    /// RFC 8291 §3.4 and RFC 8188 §2.
    static String decrypted(ByteBuffer in, ECKey ours, byte[] auth) throws Exception {
        byte[] salt = next(in, 16);
        int recordSize = in.getInt();
        byte[] theirs = next(in, in.get());
        byte[] record = next(in, in.remaining());
        if (record.length > recordSize) throw new AssertionError("more than one record");
        KeyAgreement ecdh = KeyAgreement.getInstance("ECDH");
        ecdh.init(ours.toECPrivateKey());
        ecdh.doPhase(publicKey(theirs).toECPublicKey(), true);
        byte[] keyInfo = joined(text("WebPush: info\0"), point(ours), theirs, new byte[] {1});
        byte[] secret = hmac(hmac(auth, ecdh.generateSecret()), keyInfo);
        byte[] pseudoRandom = hmac(salt, secret);
        byte[] contentKey = hmac(pseudoRandom, joined(text("Content-Encoding: aes128gcm\0"), new byte[] {1}));
        byte[] nonce = hmac(pseudoRandom, joined(text("Content-Encoding: nonce\0"), new byte[] {1}));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(contentKey, 16), "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(nonce, 12)));
        return unpadded(cipher.doFinal(record));
    }

    /// The claims of the JWT in `Authorization: vapid`, if it verifies with the key it names and that is `publicKey`.
    static Map<String, Object> claims(Posted push, String publicKey) throws Exception {
        String[] parts = push.header("Authorization").split("[ ,]*[tk]=|, *", -1);
        if (!parts[0].equals("vapid")) throw new AssertionError("no vapid authorization");
        List<String> values =
                Arrays.stream(parts).skip(1).filter(part -> !part.isEmpty()).toList();
        if (!values.get(1).equals(publicKey)) throw new AssertionError("signed by another key");
        JWSObject token = JWSObject.parse(values.get(0));
        ECKey signer = publicKey(new Base64URL(publicKey).decode());
        if (!token.verify(new ECDSAVerifier(signer))) throw new AssertionError("the signature is not good");
        return token.getPayload().toJSONObject();
    }

    static ECKey publicKey(byte[] point) {
        return new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(Arrays.copyOfRange(point, 1, 33)),
                        Base64URL.encode(Arrays.copyOfRange(point, 33, 65)))
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = exchange.getRequestBody()) {
            posted.add(new Posted(
                    exchange.getRequestURI().getPath(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    ByteBuffer.wrap(body.readAllBytes())));
            answerHeaders.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status.get(), -1);
        }
    }

    private static byte[] point(ECKey key) {
        return joined(new byte[] {4}, key.getX().decode(), key.getY().decode());
    }

    private static String unpadded(byte[] plain) {
        int end = plain.length - 1;
        while (plain[end] == 0) end--;
        if (plain[end] != RECORD_END[0]) throw new AssertionError("not the last record");
        return new String(plain, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[] text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] next(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) all.put(part);
        return all.array();
    }
}
