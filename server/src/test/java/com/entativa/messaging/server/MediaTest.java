package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Uploads and downloads as clients do them.
@SuppressWarnings("NullAway.Init")
final class MediaTest {
    private static final String NOBODYS = "A".repeat(43);
    private static TestRelay relay;
    private MediaCalls alice;
    private MediaCalls bob;

    @BeforeAll
    static void start() {
        relay = new TestRelay(Limits.off());
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @BeforeEach
    void twoAccounts() {
        alice = account();
        bob = account();
    }

    private static MediaCalls account() {
        return new MediaCalls(
                relay.port(), relay.registerWithKeys(new Keys(), 1).accessToken());
    }

    @Test
    @DisplayName("R-B-1 what one account uploads in one go another that knows the id gets, as opaque bytes")
    void in_one_go() {
        byte[] blob = MediaCalls.bytes(3_000_000);

        Json.Obj stored = json(alice.upload(blob), 201);
        HttpResponse<byte[]> got = bob.get(stored.text("media_id"));

        assertThat(stored.integer("size")).isEqualTo(3_000_000);
        assertThat(stored.integer("expires_at") - System.currentTimeMillis())
                .isBetween(Duration.ofDays(29).toMillis(), Duration.ofDays(30).toMillis());
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(blob);
        assertThat(header(got, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(got, "Content-Disposition")).isEqualTo("attachment");
        assertThat(header(got, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(got, "Cache-Control")).startsWith("private, max-age=").endsWith("immutable");
    }

    @Test
    @DisplayName("R-B-1 a body without a length is stored too")
    void chunked() {
        byte[] blob = MediaCalls.bytes(700_001);

        String id = json(alice.uploadChunked(blob), 201).text("media_id");

        assertThat(bob.get(id).body()).isEqualTo(blob);
    }

    @Test
    @DisplayName("R-B-2 a cut upload keeps what arrived and goes on from there")
    void cut_and_resumed() throws Exception {
        byte[] blob = MediaCalls.bytes(2_000_000);
        String id = json(alice.begin(blob.length), 201).text("media_id");
        byte[] first = Arrays.copyOf(blob, 1_200_000);

        Socket line = alice.open("PATCH", "/api/v1/media/upload/" + id, patch(0, blob.length), first);
        eventuallyBusy(id);
        line.close();
        long kept = eventuallyOffset(id);
        HttpResponse<byte[]> rest = alice.append(id, kept, Arrays.copyOfRange(blob, (int) kept, blob.length));

        assertThat(kept).as("all but what was on its way").isBetween(first.length - (256L << 10), (long) first.length);
        assertThat(rest.statusCode()).isEqualTo(204);
        assertThat(header(rest, "Upload-Offset")).isEqualTo("2000000");
        assertThat(bob.get(id).body()).isEqualTo(blob);
    }

    @Test
    @DisplayName("R-B-2 who did not hear the last answer asks and finds the upload finished")
    void last_answer_lost() {
        byte[] blob = MediaCalls.bytes(10_000);
        String id = json(alice.begin(blob.length), 201).text("media_id");
        alice.append(id, 0, blob);

        HttpResponse<byte[]> state = alice.state(id);

        assertThat(state.statusCode()).isEqualTo(200);
        assertThat(header(state, "Upload-Offset")).isEqualTo("10000");
        assertThat(header(state, "Upload-Length")).isEqualTo("10000");
        assertThat(alice.append(id, 10_000, new byte[0]).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("R-B-2 a wrong offset is 409 and names the right one")
    void wrong_offset() {
        String id = json(alice.begin(1_000), 201).text("media_id");
        alice.append(id, 0, new byte[400]);

        HttpResponse<byte[]> answer = alice.append(id, 300, new byte[10]);

        assertThat(json(answer, 409).text("code")).isEqualTo("offset_differs");
        assertThat(json(answer, 409).integer("upload_offset")).isEqualTo(400);
        assertThat(header(answer, "Upload-Offset")).isEqualTo("400");
    }

    @Test
    @DisplayName("R-B-2 while one connection writes, another is told to wait")
    void two_writers() throws Exception {
        String id = json(alice.begin(1_000_000), 201).text("media_id");

        try (Socket _ = alice.open("PATCH", "/api/v1/media/upload/" + id, patch(0, 1_000_000), new byte[10])) {
            eventuallyBusy(id);
            HttpResponse<byte[]> second = alice.append(id, 0, new byte[1_000_000]);

            assertThat(json(second, 409).text("code")).isEqualTo("upload_busy");
            assertThat(header(second, "Retry-After")).isNotEmpty();
        }
    }

    @Test
    @DisplayName("R-B-3 an unfinished upload is readable by nobody and 404 for others")
    void unfinished() {
        String id = json(alice.begin(1_000), 201).text("media_id");

        assertThat(alice.get(id).statusCode()).isEqualTo(404);
        assertThat(bob.state(id).statusCode()).isEqualTo(404);
        assertThat(bob.append(id, 0, new byte[1_000]).statusCode()).isEqualTo(404);
        assertThat(bob.delete(id).statusCode()).isEqualTo(404);
        assertThat(alice.state(id).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("R-B-3 only the owner deletes, and then it is gone for everybody")
    void deletion() {
        String id = json(alice.upload(MediaCalls.bytes(100)), 201).text("media_id");

        assertThat(bob.delete(id).statusCode()).isEqualTo(404);
        assertThat(bob.get(id).statusCode()).isEqualTo(200);
        assertThat(alice.delete(id).statusCode()).isEqualTo(204);
        assertThat(bob.get(id).statusCode()).isEqualTo(404);
        assertThat(alice.get(NOBODYS).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("R-B-4 one range is 206, one beyond the end 416, what cannot be read is the whole")
    void ranges() {
        byte[] blob = MediaCalls.bytes(200_000);
        String id = json(alice.upload(blob), 201).text("media_id");

        HttpResponse<byte[]> middle = bob.get(id, "Range", "bytes=1000-150999");
        HttpResponse<byte[]> tail = bob.get(id, "Range", "bytes=-10");
        HttpResponse<byte[]> open = bob.get(id, "Range", "bytes=199990-");
        HttpResponse<byte[]> beyond = bob.get(id, "Range", "bytes=200000-");

        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(header(middle, "Content-Range")).isEqualTo("bytes 1000-150999/200000");
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(blob, 1_000, 151_000));
        assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(blob, 199_990, 200_000));
        assertThat(open.body()).isEqualTo(tail.body());
        assertThat(json(beyond, 416).text("code")).isEqualTo("range_not_satisfiable");
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */200000");
        assertThat(bob.get(id, "Range", "bytes=0-1,5-6").body()).isEqualTo(blob);
        assertThat(bob.get(id, "Range", "bytes=9-5").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("R-B-4 the tag never changes: 304, and a range of another tag is the whole")
    void tags() {
        String id = json(alice.upload(MediaCalls.bytes(5_000)), 201).text("media_id");
        String tag = header(bob.get(id), "ETag");

        assertThat(bob.get(id, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(bob.get(id, "Range", "bytes=0-9", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(bob.get(id, "Range", "bytes=0-9", "If-Range", "\"x\"").statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> head = bob.call("HEAD", "/api/v1/media/" + id, new byte[0]);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Length")).isEqualTo("5000");
    }

    @Test
    @DisplayName("R5.4 more than 100 MiB is refused before it is read")
    void announced_too_large() throws Exception {
        String headers = "Content-Type: application/octet-stream\r\nContent-Length: 104857601";

        try (Socket line = alice.open("POST", "/api/v1/media/upload", headers, new byte[1_000])) {
            assertThat(MediaCalls.line(line.getInputStream())).startsWith("HTTP/1.1 413");
        }
        assertThat(json(alice.begin(104_857_601), 413).text("code")).isEqualTo("too_large");
    }

    @Test
    @DisplayName("R5.4 more bytes than announced to a resumable upload are refused")
    void more_than_begun() {
        String id = json(alice.begin(1_000), 201).text("media_id");

        assertThat(json(alice.append(id, 0, new byte[1_001]), 413).text("code")).isEqualTo("too_large");
        assertThat(alice.append(id, 0, new byte[1_000]).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("R5.1 without a token a client that waits for leave never sends a byte")
    void refused_before_the_body() throws Exception {
        MediaCalls nobody = new MediaCalls(relay.port(), "no.good.token");
        String headers = "Content-Type: application/octet-stream\r\nContent-Length: 1000\r\nExpect: 100-continue";

        try (Socket line = nobody.open("POST", "/api/v1/media/upload", headers, new byte[0])) {
            assertThat(MediaCalls.line(line.getInputStream())).startsWith("HTTP/1.1 401");
        }
        try (Socket line = alice.open("POST", "/api/v1/media/upload", headers, new byte[0])) {
            assertThat(MediaCalls.line(line.getInputStream())).startsWith("HTTP/1.1 100");
            line.getOutputStream().write(new byte[1_000]);
            MediaCalls.line(line.getInputStream());
            assertThat(MediaCalls.line(line.getInputStream())).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void another_media_type_is_415_and_no_body_400() {
        HttpResponse<byte[]> json =
                alice.call("POST", "/api/v1/media/upload", new byte[10], "Content-Type", "application/json");

        assertThat(json(json, 415).text("code")).isEqualTo("unsupported_media");
        assertThat(alice.call("POST", "/api/v1/media/upload", new byte[0]).statusCode())
                .isEqualTo(400);
        assertThat(alice.begin(0).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("R-B-1 a body that is cut in one go leaves nothing")
    void cut_in_one_go() throws Exception {
        long before = relay.rows("SELECT count(*) FROM media");
        String headers = "Content-Type: application/octet-stream\r\nContent-Length: 100000";

        Socket line = alice.open("POST", "/api/v1/media/upload", headers, new byte[50_000]);
        eventually(() -> relay.rows("SELECT count(*) FROM media") == before + 1);
        line.close();

        eventually(() -> relay.rows("SELECT count(*) FROM media") == before);
    }

    private static String patch(long offset, int length) {
        return "Content-Type: application/offset+octet-stream\r\nContent-Length: " + length + "\r\nUpload-Offset: "
                + offset;
    }

    private void eventuallyBusy(String id) throws InterruptedException {
        eventually(() -> alice.state(id).statusCode() == 409);
    }

    private long eventuallyOffset(String id) throws InterruptedException {
        eventually(() -> alice.state(id).statusCode() == 200);
        return Long.parseLong(header(alice.state(id), "Upload-Offset"));
    }

    private static void eventually(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) Thread.sleep(25);
        assertThat(condition.getAsBoolean()).isTrue();
    }

    static Json.Obj json(HttpResponse<byte[]> answer, int status) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(status);
        return switch (Json.read(text, object -> object)) {
            case Json.Read.Ok<Json.Obj>(Json.Obj object) -> object;
            case Json.Read.Malformed<Json.Obj>(String where) -> throw new AssertionError("not JSON: " + where);
        };
    }

    static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
