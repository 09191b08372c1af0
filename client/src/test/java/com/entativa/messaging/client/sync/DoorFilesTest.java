package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.attachment.MemoryBlobs;
import com.entativa.messaging.client.attachment.MemoryPorts;
import com.entativa.messaging.client.image.Images;
import com.entativa.messaging.client.store.Table;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("files of messages through the door")
final class DoorFilesTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);
    private final MemoryBlobs blobs = new MemoryBlobs(new Random(7));
    private final MemoryPorts files = new MemoryPorts();
    private final LinkedBlockingQueue<Json.Obj> events = new LinkedBlockingQueue<>();

    @Test
    @DisplayName("a photo shows at once, leaves without its place, and comes whole over a bad line (C-G-1)")
    void a_photo() throws Exception {
        byte[] photo = Images.jpegWithSecrets(6, true);
        blobs.cutsInAHundred = 20;
        files.with("photo", photo);
        String line;
        try (JsonDoor door = door(alice)) {
            line = send(door, "photo", "image");
            awaitTransfer("done");
            awaitQueued(line);
        }
        alice.start();
        world.settle();

        MemoryPorts theirs = new MemoryPorts();
        try (JsonDoor door = new JsonDoor(bob, MemoryPorts.over(blobs, theirs), events::add)) {
            Json.Obj file = Json.object(door.value("timeline", page()))
                    .list("lines", Json::object)
                    .getFirst()
                    .object("body")
                    .list("files", Json::object)
                    .getFirst();
            assertThat(ViewContract.read().faults("FileInfo", file)).isEmpty();
            assertThat(file.text("kind")).isEqualTo("image");
            String handle = Json.object(door.value(
                            "download", "{\"line_id\":\"" + line + "\",\"file_id\":\"" + file.text("id") + "\"}"))
                    .text("handle");
            assertThat(theirs.fetched(handle))
                    .hasSize((int) file.integer("size"))
                    .isNotEqualTo(photo);
            assertThat(theirs.fetched(handle))
                    .satisfies(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                            .doesNotContain(Images.SECRET));
        }
    }

    @Test
    @DisplayName("what was not finished goes on with the next start; what was cancelled goes from the chat")
    void going_on() throws InterruptedException {
        files.with("notes", new byte[3_000_000]);
        blobs.cutsInAHundred = 100;
        String line;
        try (JsonDoor door = door(alice)) {
            line = send(door, "notes", "file");
            awaitTransfer("waiting");
        }
        blobs.cutsInAHundred = 0;
        alice.start();
        world.settle();
        assertThat(alice.count(Table.OUTBOX)).isZero();
        // The relay is there again, for as long as the test lets it.
        try (JsonDoor door = door(alice)) {
            awaitTransfer("done");
            awaitQueued(line);
        }
        alice.start();
        world.settle();
        assertThat(bob.lines(chat)).hasSize(1);
        assertThat(alice.count(Table.OUTGOING)).isZero();
        assertThat(alice.count(Table.UPLOAD)).isZero();
    }

    @Test
    @DisplayName("a file that is not there fails its message, with a way to try again")
    void no_file() throws InterruptedException {
        try (JsonDoor door = door(alice)) {
            String line = send(door, "late", "file");
            awaitTransfer("failed");
            assertThat(Json.object(door.value("timeline", page()))
                            .list("lines", Json::object)
                            .getFirst()
                            .text("state"))
                    .isEqualTo("failed");
            files.with("late", new byte[10]);
            door.value("retry", "{\"line_id\":\"" + line + "\"}");
            awaitTransfer("done");
            awaitQueued(line);
        }
    }

    @Test
    @DisplayName("in a group that was left files fail at once, like words, and none is moved")
    void a_group_that_was_left() throws InterruptedException {
        files.with("late", new byte[10]);
        try (JsonDoor door = door(alice)) {
            String made = "{\"name\":\"Hikers\",\"user_ids\":[\"" + bob.userId() + "\"]}";
            String group = Json.object(door.value("create_group", made)).text("id");
            door.value("leave", "{\"conversation_id\":\"" + group + "\"}");
            events.clear();
            Json.Obj line = Json.object(door.value(
                    "send_files",
                    "{\"conversation_id\":\"" + group + "\",\"text\":\"\",\"files\":[{\"handle\":\"late\","
                            + "\"kind\":\"file\",\"type\":\"text/plain\",\"name\":\"a.txt\"}]}"));

            assertThat(line.text("state")).isEqualTo("failed");
            assertThat(events).noneMatch(event -> event.text("event").equals("transfer"));
        }
    }

    @Test
    @DisplayName("C-N-3 a picture of oneself leaves without its place, sealed; who is told of it fetches it")
    void a_portrait() throws Exception {
        byte[] photo = Images.jpegWithSecrets(6, true);
        files.with("me", photo).with("words", "no picture".getBytes(StandardCharsets.US_ASCII));
        alice.send(chat, "hello");
        world.settle();
        ViewContract contract = ViewContract.read();
        try (JsonDoor door = door(alice)) {
            Json.Obj named = Json.object(door.value("set_name", "{\"name\":\"Alice Liddell\"}"));
            assertThat(contract.faults("Person", named)).isEmpty();
            assertThat(door.error("set_name", "{\"name\":\"  \"}").text("code")).isEqualTo("too_large");
            assertThat(door.error("set_picture", "{\"handle\":\"words\"}").text("code"))
                    .isEqualTo("no_picture");
            assertThat(door.error("set_picture", "{\"handle\":\"nothing\"}").text("code"))
                    .isEqualTo("not_there");
            files.with("huge", new byte[600_000]);
            assertThat(door.error("set_picture", "{\"handle\":\"huge\"}").text("code"))
                    .isEqualTo("too_large");
            assertThat(Json.object(door.value("set_picture", "{\"handle\":\"me\"}"))
                            .flag("has_picture"))
                    .isTrue();
            assertThat(Json.object(door.value("hello", "{}")).object("self").text("name"))
                    .isEqualTo("Alice Liddell");
        }
        alice.start();
        world.settle();

        MemoryPorts theirs = new MemoryPorts();
        try (JsonDoor door = new JsonDoor(bob, MemoryPorts.over(blobs, theirs), events::add)) {
            Json.Obj row = Json.object(door.value("conversation", "{\"conversation_id\":\"" + chat + "\"}"));
            assertThat(contract.faults("Conversation", row)).isEmpty();
            assertThat(row.text("title")).isEqualTo("Alice Liddell");
            assertThat(row.flag("has_picture")).isTrue();
            String person = "{\"user_id\":\"" + alice.userId() + "\"}";
            byte[] fetched =
                    theirs.fetched(Json.object(door.value("picture", person)).text("handle"));
            assertThat(new String(fetched, StandardCharsets.ISO_8859_1)).doesNotContain(Images.SECRET);
            assertThat(fetched).startsWith(0xff, 0xd8);
            assertThat(blobs.holds(fetched)).isFalse();
            assertThat(door.error("picture", "{\"user_id\":\"" + bob.userId() + "\"}")
                            .text("code"))
                    .isEqualTo("not_there");
        }
    }

    @Test
    @DisplayName("C-N-3 an admin gives the group a picture by its sealed state; members fetch it")
    void a_group_picture() throws Exception {
        files.with("hills", Images.jpegWithSecrets(6, true));
        UUID group = alice.groupOf("Hikers", bob);
        world.settle();
        String at = "{\"conversation_id\":\"" + group + "\"";
        try (JsonDoor door = door(alice)) {
            Json.Obj drawn = Json.object(door.value("set_group_picture", at + ",\"handle\":\"hills\"}"));
            assertThat(drawn.flag("has_picture")).isTrue();
        }
        alice.start();
        world.settle();

        assertThat(bob.briefs(group).getLast()).contains("icture");
        MemoryPorts theirs = new MemoryPorts();
        try (JsonDoor door = new JsonDoor(bob, MemoryPorts.over(blobs, theirs), events::add)) {
            assertThat(Json.object(door.value("conversation", at + "}")).flag("has_picture"))
                    .isTrue();
            String handle = Json.object(door.value("picture", at + "}")).text("handle");
            assertThat(theirs.fetched(handle)).startsWith(0xff, 0xd8);
            assertThat(door.error("set_group_picture", at + "}").text("code")).isEqualTo("not_allowed");
        }
    }

    @Test
    @DisplayName("C-X-1 the export is one archive made here: each conversation as lines of the contract, and its files")
    void an_export() throws Exception {
        byte[] notes = new byte[200_000];
        new Random(3).nextBytes(notes);
        files.with("notes", notes);
        bob.send(chat, "hello \u00e9\u4e16");
        world.settle();
        ViewContract contract = ViewContract.read();
        try (JsonDoor door = door(alice)) {
            send(door, "notes", "file");
            awaitTransfer("done");
            int stored = blobs.count();
            Json.Obj made = Json.object(door.value("export", "{\"files\":true}"));

            assertThat(made.integer("lines")).isEqualTo(2);
            assertThat(made.integer("missing")).isZero();
            assertThat(blobs.count()).isEqualTo(stored);
            Map<String, byte[]> entries = unzipped(files.fetched(made.text("handle")));
            assertThat(entries).hasSize(2);
            assertThat(entries.entrySet())
                    .filteredOn(entry -> entry.getKey().startsWith("files/"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.getKey()).endsWith("-a.jpg");
                        assertThat(entry.getValue()).isEqualTo(notes);
                    });
            List<Json.Obj> lines = new String(entries.get(chat + ".jsonl"), StandardCharsets.UTF_8)
                    .lines()
                    .map(JsonDoor::object)
                    .toList();
            assertThat(contract.faults("Conversation", lines.getFirst())).isEmpty();
            assertThat(lines).hasSize(3);
            for (Json.Obj line : lines.subList(1, 3))
                assertThat(contract.faults("Line", line)).isEmpty();
            assertThat(lines.get(1).write()).contains("hello \u00e9\u4e16");
            Map<String, byte[]> without = unzipped(files.fetched(
                    Json.object(door.value("export", "{\"files\":false}")).text("handle")));
            assertThat(without).containsOnlyKeys(chat + ".jsonl");
        }
    }

    /// By the tool everybody has: the table at the end says where what lies.
    private static Map<String, byte[]> unzipped(byte[] archive) throws Exception {
        Path file = Files.createTempFile("export", ".zip");
        Files.write(file, archive);
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    CRC32 sum = new CRC32();
                    sum.update(bytes);
                    assertThat(entry.getCrc()).isEqualTo(sum.getValue());
                    entries.put(entry.getName(), bytes);
                }
            }
        } finally {
            Files.delete(file);
        }
        return entries;
    }

    private JsonDoor door(Phone phone) {
        return new JsonDoor(phone, MemoryPorts.over(blobs, files), events::add);
    }

    private String send(JsonDoor door, String handle, String kind) {
        return Json.object(door.value(
                        "send_files",
                        "{\"conversation_id\":\"" + chat + "\",\"text\":\"\",\"files\":[{\"handle\":\"" + handle
                                + "\",\"kind\":\"" + kind + "\",\"type\":\"image/jpeg\",\"name\":\"a.jpg\"}]}"))
                .text("id");
    }

    private String page() {
        return "{\"conversation_id\":\"" + chat + "\",\"limit\":5}";
    }

    private void awaitTransfer(String state) throws InterruptedException {
        await(event -> event.text("event").equals("transfer")
                && event.object("data").text("state").equals(state));
    }

    /// The message is told once more: it waits in the outbox.
    private void awaitQueued(String line) throws InterruptedException {
        await(event -> event.text("event").equals("line")
                && event.object("data").text("id").equals(line));
    }

    private void await(java.util.function.Predicate<Json.Obj> wanted) throws InterruptedException {
        while (true) {
            Json.Obj event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) throw new AssertionError("it does not come");
            if (wanted.test(event)) return;
        }
    }
}
