package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.attachment.BlobTransport;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.MediaAnswer;
import com.entativa.messaging.client.transfer.Access;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.key.Bytes32;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// Blobs of one relay by `java.net.http`: streamed both ways, uploads in the manner of tus 1.0, downloads by
/// ranges. Whoever does not move for thirty seconds is cut off.
public final class JdkBlobs implements BlobTransport {
    private static final String UPLOAD = "/api/v1/media/upload";
    private static final String MEDIA = "/api/v1/media/";
    private static final String WHOLE_BODY = "application/octet-stream";
    private static final String BODY_FROM_OFFSET = "application/offset+octet-stream";
    private static final int PARTIAL = 206;
    private final HttpClient client;
    private final URI server;
    private final Access access;

    public JdkBlobs(HttpClient client, URI server, Access access) {
        this.client = client;
        this.server = server;
        this.access = access;
    }

    @Override
    public Answer<Bytes32> upload(Body whole) {
        Flow flow = new Flow();
        return call(flow, UPLOAD, request -> request.header("Content-Type", WHOLE_BODY)
                        .POST(flow.of(whole)))
                .then(MediaAnswer::blobId);
    }

    @Override
    public Answer<Bytes32> begin(long length) {
        return call(new Flow(), UPLOAD, request -> request.header("Upload-Length", Long.toString(length))
                        .header("Tus-Resumable", "1.0.0")
                        .POST(BodyPublishers.noBody()))
                .then(MediaAnswer::blobId);
    }

    @Override
    public Answer<Long> offset(Bytes32 blobId) {
        return call(new Flow(), UPLOAD + "/" + MediaAnswer.text(blobId), request -> request.header(
                                "Tus-Resumable", "1.0.0")
                        .method("HEAD", BodyPublishers.noBody()))
                .then(MediaAnswer::offset);
    }

    @Override
    public Answer<Long> append(Bytes32 blobId, long offset, Body rest) {
        Flow flow = new Flow();
        BodyPublisher body = flow.of(rest);
        return call(flow, UPLOAD + "/" + MediaAnswer.text(blobId), request -> request.header(
                                "Content-Type", BODY_FROM_OFFSET)
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Offset", Long.toString(offset))
                        .method("PATCH", body))
                .then(MediaAnswer::offset);
    }

    /// A relay that answers with the whole has its first bytes passed over.
    @Override
    public Answer<Boolean> fetch(Bytes32 blobId, long from, AttachmentSealer.Sink sink) {
        Flow flow = new Flow(status -> new Skipping(status == PARTIAL ? 0 : from, sink));
        return call(flow, MEDIA + MediaAnswer.text(blobId), request -> {
                    if (from > 0) request.header("Range", "bytes=" + from + "-");
                    return request.GET();
                })
                .map(_ -> true);
    }

    private Answer<MediaAnswer> call(Flow flow, String path, Function<HttpRequest.Builder, HttpRequest.Builder> with) {
        Optional<String> token = access.token();
        if (token.isEmpty()) return new Answer.Unreachable<>("no token");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token.get());
        return flow.send(client, with.apply(request).build())
                .then(response -> answer(response).judged(access::refused));
    }

    private static MediaAnswer answer(HttpResponse<String> response) {
        return new MediaAnswer(
                response.statusCode(),
                response.body(),
                header(response, "Retry-After"),
                header(response, "Upload-Offset"));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /// Gives what comes after the first `left` bytes to the sink.
    private static final class Skipping implements AttachmentSealer.Sink {
        private final AttachmentSealer.Sink sink;
        private long left;

        Skipping(long left, AttachmentSealer.Sink sink) {
            this.left = left;
            this.sink = sink;
        }

        @Override
        public void write(byte[] bytes) {
            int skipped = (int) Math.min(left, bytes.length);
            left -= skipped;
            if (skipped == 0) sink.write(bytes);
            else if (skipped < bytes.length) sink.write(Arrays.copyOfRange(bytes, skipped, bytes.length));
        }
    }
}
