package com.entativa.messaging.client.jdk;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.attachment.BlobTransport;
import com.entativa.messaging.client.relay.Answer;
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
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
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
                .then(JdkBlobs::blobId);
    }

    @Override
    public Answer<Bytes32> begin(long length) {
        return call(new Flow(), UPLOAD, request -> request.header("Upload-Length", Long.toString(length))
                        .header("Tus-Resumable", "1.0.0")
                        .POST(BodyPublishers.noBody()))
                .then(JdkBlobs::blobId);
    }

    @Override
    public Answer<Long> offset(Bytes32 blobId) {
        return call(new Flow(), UPLOAD + "/" + text(blobId), request -> request.header("Tus-Resumable", "1.0.0")
                        .method("HEAD", BodyPublishers.noBody()))
                .then(JdkBlobs::offset);
    }

    @Override
    public Answer<Long> append(Bytes32 blobId, long offset, Body rest) {
        Flow flow = new Flow();
        BodyPublisher body = flow.of(rest);
        return call(flow, UPLOAD + "/" + text(blobId), request -> request.header("Content-Type", BODY_FROM_OFFSET)
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Offset", Long.toString(offset))
                        .method("PATCH", body))
                .then(JdkBlobs::offset);
    }

    /// A relay that answers with the whole has its first bytes passed over.
    @Override
    public Answer<Boolean> fetch(Bytes32 blobId, long from, AttachmentSealer.Sink sink) {
        Flow flow = new Flow(status -> new Skipping(status == PARTIAL ? 0 : from, sink));
        return call(flow, MEDIA + text(blobId), request -> {
                    if (from > 0) request.header("Range", "bytes=" + from + "-");
                    return request.GET();
                })
                .map(_ -> true);
    }

    private Answer<HttpResponse<String>> call(
            Flow flow, String path, Function<HttpRequest.Builder, HttpRequest.Builder> with) {
        Optional<String> token = access.token();
        if (token.isEmpty()) return new Answer.Unreachable<>("no token");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token.get());
        Answer<HttpResponse<String>> answer =
                flow.send(client, with.apply(request).build());
        return answer.then(this::judged);
    }

    /// A token that ran out is no refusal: with the next one the same is tried again.
    private Answer<HttpResponse<String>> judged(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status < 300) return new Answer.Ok<>(response);
        if (status == ErrorCode.UNAUTHENTICATED.status()) {
            access.refused();
            return new Answer.Unreachable<>("the token ran out");
        }
        return new Answer.Refused<>(problem(response));
    }

    /// Answers to HEAD have no body; what all have of the wait is the header.
    private static Problem problem(HttpResponse<String> response) {
        Problem problem =
                switch (Json.read(response.body(), Problem::from)) {
                    case Json.Read.Ok<Problem>(Problem told) -> told;
                    case Json.Read.Malformed<Problem> _ ->
                        new Problem(
                                "status",
                                response.statusCode(),
                                "",
                                Json.build().object());
                };
        Map<String, Json> extensions = new LinkedHashMap<>(problem.extensions().fields());
        response.headers()
                .firstValue("Retry-After")
                .filter(JdkBlobs::isSeconds)
                .ifPresent(seconds -> extensions.put("retry_after", new Json.Num(Long.parseLong(seconds))));
        return new Problem(problem.code(), problem.status(), problem.detail(), new Json.Obj(extensions));
    }

    /// A date is passed over: the own back-off does.
    private static boolean isSeconds(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Answer<Bytes32> blobId(HttpResponse<String> response) {
        Function<Json.Obj, Bytes32> reader = body -> bytes(body.text("media_id"));
        return switch (Json.read(response.body(), reader)) {
            case Json.Read.Ok<Bytes32>(Bytes32 id) -> new Answer.Ok<>(id);
            case Json.Read.Malformed<Bytes32>(String where) -> new Answer.Unreachable<>(where);
        };
    }

    private static Answer<Long> offset(HttpResponse<String> response) {
        String offset = response.headers().firstValue("Upload-Offset").orElse("");
        try {
            return new Answer.Ok<>(Long.parseLong(offset));
        } catch (NumberFormatException _) {
            return new Answer.Unreachable<>("the answer names no offset");
        }
    }

    static String text(Bytes32 blobId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(blobId.toArray());
    }

    private static Bytes32 bytes(String text) {
        try {
            byte[] id = Base64.getUrlDecoder().decode(text);
            if (id.length == Bytes32.LENGTH) return Bytes32.copyOf(id);
        } catch (IllegalArgumentException _) {
            // Said below, as for another length.
        }
        throw new Json.Mismatch("media_id is not the text of 32 bytes");
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
