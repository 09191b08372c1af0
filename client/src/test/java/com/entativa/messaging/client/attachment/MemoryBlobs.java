package com.entativa.messaging.client.attachment;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.key.Bytes32;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// A relay's blobs in memory, behind a line that is cut at random places: before the request came, within its body,
/// before its answer, within the answer.
public final class MemoryBlobs implements BlobTransport {
    private final Random random;
    final Map<Bytes32, MemoryFile> stored = new HashMap<>();
    public int cutsInAHundred;
    boolean forgets;
    int busyTimes;
    int cuts;

    public MemoryBlobs(Random random) {
        this.random = random;
    }

    public int count() {
        return stored.size();
    }

    /// Whether some blob has these bytes in clear.
    public boolean holds(byte[] clear) {
        String wanted = new String(clear, StandardCharsets.ISO_8859_1);
        return stored.values().stream()
                .anyMatch(file -> new String(file.content(), StandardCharsets.ISO_8859_1).contains(wanted));
    }

    @Override
    public Answer<Bytes32> upload(Body whole) {
        if (isCut()) return cut();
        MemoryFile file = new MemoryFile();
        if (!receive(file, whole)) return cut();
        Bytes32 id = put(file);
        return isCut() ? cut() : new Answer.Ok<>(id);
    }

    @Override
    public Answer<Bytes32> begin(long length) {
        if (isCut()) return cut();
        Bytes32 id = put(new MemoryFile());
        if (forgets) stored.clear();
        return isCut() ? cut() : new Answer.Ok<>(id);
    }

    @Override
    public Answer<Long> offset(Bytes32 blobId) {
        if (isCut()) return cut();
        return file(blobId)
                .<Answer<Long>>map(file -> new Answer.Ok<>(file.length()))
                .orElseGet(() -> refused(ErrorCode.NOT_FOUND));
    }

    @Override
    public Answer<Long> append(Bytes32 blobId, long offset, Body rest) {
        if (isCut()) return cut();
        Optional<MemoryFile> file = file(blobId);
        if (file.isEmpty()) return refused(ErrorCode.NOT_FOUND);
        if (busyTimes-- > 0) return problem("upload_busy", 60);
        if (file.get().length() != offset) return problem("offset_differs", 0);
        boolean whole = receive(file.get(), rest);
        return !whole || isCut() ? cut() : new Answer.Ok<>(file.get().length());
    }

    @Override
    public Answer<Boolean> fetch(Bytes32 blobId, long from, AttachmentSealer.Sink sink) {
        if (isCut()) return cut();
        Optional<MemoryFile> file = file(blobId);
        if (file.isEmpty()) return refused(ErrorCode.NOT_FOUND);
        byte[] content = file.get().content();
        for (int at = (int) from; at < content.length; ) {
            int piece = Math.min(content.length - at, 1 + random.nextInt(100_000));
            boolean cut = isCut();
            int given = cut ? random.nextInt(piece) : piece;
            if (given > 0) sink.write(Arrays.copyOfRange(content, at, at + given));
            if (cut) return cut();
            at += piece;
        }
        return new Answer.Ok<>(true);
    }

    private boolean receive(MemoryFile file, Body body) {
        for (Optional<byte[]> piece = body.next(); piece.isPresent(); piece = body.next()) {
            if (isCut()) {
                file.append(Arrays.copyOf(piece.get(), random.nextInt(piece.get().length)));
                return false;
            }
            file.append(piece.get());
        }
        return true;
    }

    private Bytes32 put(MemoryFile file) {
        byte[] id = new byte[32];
        random.nextBytes(id);
        stored.put(Bytes32.copyOf(id), file);
        return Bytes32.copyOf(id);
    }

    private Optional<MemoryFile> file(Bytes32 id) {
        return Optional.ofNullable(stored.get(id));
    }

    private boolean isCut() {
        boolean cut = random.nextInt(100) < cutsInAHundred;
        if (cut) cuts++;
        return cut;
    }

    private static <T> Answer<T> cut() {
        return new Answer.Unreachable<>("cut");
    }

    private static <T> Answer<T> problem(String code, int retryAfter) {
        Json.Obj extensions = Json.build().put("retry_after", retryAfter).object();
        return new Answer.Refused<>(new Problem(code, 409, "in a test", extensions));
    }

    static <T> Answer<T> refused(ErrorCode code) {
        return new Answer.Refused<>(Problem.of(code, "in a test"));
    }
}
