package com.entativa.messaging.web.file;

import com.entativa.messaging.client.attachment.BlobTransport;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.MediaAnswer;
import com.entativa.messaging.client.transfer.Access;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.web.bridge.Awaited;
import com.entativa.messaging.web.bridge.JsBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.typedarrays.Uint8Array;

/// Blobs of the relay by `fetch`: downloads are streamed, uploads go in portions, since few browsers stream a body.
public final class BrowserBlobs implements BlobTransport {
    private static final String UPLOAD = "/api/v1/media/upload";
    private static final String MEDIA = "/api/v1/media/";
    private static final int PORTION = 1 << 20;
    private static final int PARTIAL = 206;
    private static final List<String> TUS = List.of("Tus-Resumable", "1.0.0");

    private final JsMedia media;
    private final JsFiles files;
    private final Access access;

    public BrowserBlobs(JsMedia media, JsFiles files, Access access) {
        this.media = media;
        this.files = files;
        this.access = access;
    }

    @Override
    public Answer<Bytes32> upload(Body whole) {
        JsFiles.JsBlob blob = portion(whole, Long.MAX_VALUE);
        return call("POST", UPLOAD, List.of("Content-Type", "application/octet-stream"), blob)
                .then(MediaAnswer::blobId);
    }

    @Override
    public Answer<Bytes32> begin(long length) {
        return call("POST", UPLOAD, with(TUS, "Upload-Length", Long.toString(length)), null)
                .then(MediaAnswer::blobId);
    }

    @Override
    public Answer<Long> offset(Bytes32 blobId) {
        return call("HEAD", UPLOAD + "/" + MediaAnswer.text(blobId), TUS, null).then(MediaAnswer::offset);
    }

    @Override
    public Answer<Long> append(Bytes32 blobId, long offset, Body rest) {
        Answer<Long> there = new Answer.Ok<>(offset);
        for (long left = rest.length(); left > 0 && there instanceof Answer.Ok<Long>(Long at); ) {
            JsFiles.JsBlob portion = portion(rest, PORTION);
            left -= (long) portion.getSize();
            List<String> headers = with(
                    with(TUS, "Upload-Offset", Long.toString(at)), "Content-Type", "application/offset+octet-stream");
            there = call("PATCH", UPLOAD + "/" + MediaAnswer.text(blobId), headers, portion)
                    .then(MediaAnswer::offset);
        }
        return there;
    }

    /// At least `most` bytes, unless the body ends before.
    private JsFiles.JsBlob portion(Body body, long most) {
        JsFiles.JsBlob portion = files.empty();
        while (portion.getSize() < most) {
            Optional<byte[]> piece = body.next();
            if (piece.isEmpty()) break;
            portion = portion.and(JsBytes.js(piece.get()));
        }
        return portion;
    }

    /// A relay that answers with the whole has its first bytes passed over.
    @Override
    public Answer<Boolean> fetch(Bytes32 blobId, long from, AttachmentSealer.Sink sink) {
        List<String> range = from > 0 ? List.of("Range", "bytes=" + from + "-") : List.of();
        return answered("GET", MEDIA + MediaAnswer.text(blobId), range, null)
                .then(answer -> judged(answer).then(_ -> flow(answer, answer.getStatus() == PARTIAL ? 0 : from, sink)));
    }

    private static Answer<Boolean> flow(JsMedia.JsAnswer answer, long passedOver, AttachmentSealer.Sink sink) {
        long left = passedOver;
        while (true) {
            @Nullable Uint8Array piece;
            try {
                piece = Awaited.of(answer.read());
            } catch (IllegalStateException _) {
                return new Answer.Unreachable<>("it was cut");
            }
            if (piece == null) return new Answer.Ok<>(true);
            byte[] bytes = JsBytes.java(piece);
            int skipped = (int) Math.min(left, bytes.length);
            left -= skipped;
            if (skipped < bytes.length) sink.write(Arrays.copyOfRange(bytes, skipped, bytes.length));
        }
    }

    private Answer<MediaAnswer> call(String method, String path, List<String> headers, JsFiles.@Nullable JsBlob body) {
        return answered(method, path, headers, body).then(this::judged);
    }

    private Answer<JsMedia.JsAnswer> answered(
            String method, String path, List<String> headers, JsFiles.@Nullable JsBlob body) {
        Optional<String> token = access.token();
        if (token.isEmpty()) return new Answer.Unreachable<>("no token");
        String[] all = with(headers, "Authorization", "Bearer " + token.get()).toArray(String[]::new);
        JsMedia.@Nullable JsAnswer answer = Awaited.of(media.call(method, path, all, body));
        return answer == null ? new Answer.Unreachable<>("no answer") : new Answer.Ok<>(answer);
    }

    private Answer<MediaAnswer> judged(JsMedia.JsAnswer answer) {
        return new MediaAnswer(answer.getStatus(), answer.getText(), answer.getRetryAfter(), answer.getUploadOffset())
                .judged(access::refused);
    }

    private static List<String> with(List<String> headers, String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return more;
    }
}
