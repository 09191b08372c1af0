package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.attachment.MemoryBlobs;
import com.entativa.messaging.client.attachment.MemoryPorts;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.fake.CrashingStore;
import com.entativa.messaging.client.fake.FakeHttp;
import com.entativa.messaging.client.fake.SeededRandomness;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.transfer.Ports;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the core behind a door of JSON (view.d.ts)")
final class DoorTest {
    private static final ViewContract CONTRACT = ViewContract.read();
    private static final Ports PORTS = MemoryPorts.over(new MemoryBlobs(new Random(1)), new MemoryPorts());
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);
    private final List<Json.Obj> events = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("a fresh profile says so, registers, and then is active")
    void a_profile_begins() {
        Platform fresh = new Platform(
                world.crypto,
                new SeededRandomness(5),
                world.clock,
                new Platform.Network(new FakeHttp(world.relay), world.network),
                new CrashingStore());
        try (JsonDoor door = new JsonDoor(fresh, PORTS, _ -> {})) {
            assertThat(ok(door, "hello", "{}", "Hello").text("standing")).isEqualTo("none");
            assertThat(error(door, "conversations", "{\"shelf\":\"list\",\"limit\":5}"))
                    .isEqualTo("no_account");
            ok(door, "register", "{\"username\":\"carol\",\"name\":\"Carol\",\"password\":\"correct horse\"}", "Self");

            Json.Obj hello = ok(door, "hello", "{}", "Hello");
            assertThat(hello.text("standing")).isEqualTo("active");
            assertThat(hello.object("self").text("username")).isEqualTo("carol");
            assertThat(error(door, "register", "{\"username\":\"x\",\"name\":\"X\",\"password\":\"correct horse\"}"))
                    .isEqualTo("has_account");
        }
    }

    @Test
    @DisplayName(
            "where an invitation is needed its code is shown to the relay; without one, or with a bad one, it says so")
    void invited() {
        world.relay.byInvite = true;
        world.relay.invites.add("welcome-1");
        Platform fresh = new Platform(
                world.crypto,
                new SeededRandomness(6),
                world.clock,
                new Platform.Network(new FakeHttp(world.relay), world.network),
                new CrashingStore());
        String carol = "{\"username\":\"carol\",\"name\":\"Carol\",\"password\":\"correct horse\"";
        try (JsonDoor door = new JsonDoor(fresh, PORTS, _ -> {})) {
            assertThat(error(door, "register", carol + "}")).isEqualTo("invite_needed");
            assertThat(error(door, "register", carol + ",\"invite\":\"other\"}"))
                    .isEqualTo("invite_bad");
            assertThat(ok(door, "hello", "{}", "Hello").text("standing")).isEqualTo("none");
            ok(door, "register", carol + ",\"invite\":\"welcome-1\"}", "Self");
            assertThat(world.relay.invites).isEmpty();
        }
    }

    @Test
    @DisplayName("R2.4 logged out is no dead end: log in again, and all is there; another account is refused")
    void logged_out() {
        bob.send(chat, "still here");
        world.settle();
        world.relay.revoke(alice.self());
        try (JsonDoor door = open()) {
            door.value("connect", "{}");
            assertThat(error(door, "devices", "{}")).isNotEmpty();
            Json.Obj hello = ok(door, "hello", "{}", "Hello");
            assertThat(hello.text("standing")).isEqualTo("logged_out");
            assertThat(hello.object("self").text("username")).isEqualTo("alice");
            assertThat(error(door, "log_in", "{\"username\":\"bob\",\"password\":\"password\"}"))
                    .isEqualTo("other_account");
            assertThat(error(door, "log_in", "{\"username\":\"alice\",\"password\":\"wrong\"}"))
                    .isEqualTo("bad_credentials");
            assertThat(texts(ok(door, "timeline", with("limit", 1), "Page"))).containsExactly("still here");

            ok(door, "log_in", "{\"username\":\"alice\",\"password\":\"password\"}", "Self");
            assertThat(ok(door, "hello", "{}", "Hello").text("standing")).isEqualTo("active");
            assertThat(texts(ok(door, "timeline", with("limit", 1), "Page"))).containsExactly("still here");
            assertThat(error(door, "log_in", "{\"username\":\"alice\",\"password\":\"password\"}"))
                    .isEqualTo("has_account");
        }
    }

    @Test
    @DisplayName("R2.4 a device that waits, or is logged out, may be linked: it shows a code")
    void linking_again() {
        world.relay.revoke(alice.self());
        alice.profile().relay().forgetAccessToken();
        alice.profile().relay().accessToken();
        try (JsonDoor door = open()) {
            assertThat(Json.object(door.value("link", "{\"device_name\":\"again\"}"))
                            .text("state"))
                    .isEqualTo("showing");
            door.value("cancel_link", "{}");
            assertThat(ok(door, "hello", "{}", "Hello").text("standing")).isEqualTo("logged_out");
        }
    }

    @Test
    @DisplayName("C-N-4 what others see of the user is one setting, whole; presence is the relay's")
    void privacy() {
        try (JsonDoor door = open()) {
            Json.Obj open = ok(door, "privacy", "{}", "Privacy");
            assertThat(open.flag("read_receipts") && open.flag("typing") && open.flag("presence"))
                    .isTrue();
            String hidden = "{\"read_receipts\":false,\"typing\":true,\"presence\":false}";
            assertThat(ok(door, "set_privacy", hidden, "Privacy").flag("presence"))
                    .isFalse();
            assertThat(world.relay.privacy).containsEntry(alice.userId(), "nobody");
            Json.Obj now = ok(door, "privacy", "{}", "Privacy");
            assertThat(now.flag("read_receipts")).isFalse();
            assertThat(now.flag("typing")).isTrue();

            alice.http.fate = _ -> FakeHttp.Fate.LOST;
            assertThat(error(door, "set_privacy", "{\"read_receipts\":true,\"typing\":true,\"presence\":true}"))
                    .isEqualTo("unreachable");
            alice.http.fate = _ -> FakeHttp.Fate.ANSWERED;
            assertThat(ok(door, "privacy", "{}", "Privacy").flag("read_receipts"))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("the door has the commands of the contract, each, and no others")
    void all_commands() {
        try (JsonDoor door = open()) {
            assertThat(door.door().commands()).isEqualTo(CONTRACT.commands());
        }
    }

    @Test
    @DisplayName("what was said is read page by page, in the form of the contract")
    void pages() {
        for (int i = 0; i < 5; i++) bob.send(chat, "line " + i);
        world.settle();
        try (JsonDoor door = open()) {
            Json.Obj newest = ok(door, "timeline", with("limit", 2), "Page");
            Json.Obj before = ok(
                    door,
                    "timeline",
                    with(
                            "limit",
                            2,
                            "before",
                            id(newest.list("lines", Json::object).getFirst())),
                    "Page");

            assertThat(texts(newest)).containsExactly("line 3", "line 4");
            assertThat(newest.flag("older")).isTrue();
            assertThat(newest.flag("newer")).isFalse();
            assertThat(texts(before)).containsExactly("line 1", "line 2");
            assertThat(before.flag("newer")).isTrue();
            assertThat(newest.text("first_unread")).isNotEmpty();
            Json.Obj around = ok(
                    door,
                    "timeline",
                    with(
                            "limit",
                            1,
                            "around",
                            id(before.list("lines", Json::object).getLast())),
                    "Page");
            assertThat(texts(around)).containsExactly("line 1", "line 2", "line 3");
        }
    }

    @Test
    @DisplayName("C-V-7 a name that a list lacks is looked up, and told with the row that has it now")
    void names_of_a_list() throws InterruptedException {
        bob.send(chat, "who am I?");
        world.settle();
        try (JsonDoor door = open()) {
            door.value("connect", "{}");
            Json list = value(door, "conversations", "{\"shelf\":\"list\",\"limit\":10}");
            assertThat(list.write()).contains("\"title\":\"\"");

            for (int i = 0; i < 200 && told("person").isEmpty(); i++) {
                world.network.step();
                Thread.sleep(20);
            }

            assertThat(told("person"))
                    .extracting(person -> person.text("username"))
                    .contains("bob");
            assertThat(told("conversation"))
                    .extracting(row -> row.text("title"))
                    .contains("bob");
        }
    }

    @Test
    @DisplayName("lists, people and safety numbers are in the form of the contract")
    void lists() throws InterruptedException {
        bob.send(chat, "hello there");
        world.settle();
        try (JsonDoor door = open()) {
            ok(door, "find_person", "{\"username\":\"bob\"}", "Person");
            Json list = value(door, "conversations", "{\"shelf\":\"list\",\"limit\":10}");

            assertThat(CONTRACT.faults("Conversation[]", list)).isEmpty();
            Json.Obj row = ((Json.Arr) list)
                    .values().stream().map(Json::object).findFirst().orElseThrow();
            assertThat(row.text("title")).isEqualTo("bob");
            assertThat(row.integer("unread")).isEqualTo(1);
            assertThat(row.object("preview").text("text")).isEqualTo("hello there");
            assertThat(CONTRACT.faults("Person[]", value(door, "people", "{}"))).isEmpty();
            Json.Obj number = ok(door, "safety_number", "{\"user_id\":\"" + bob.userId() + "\"}", "SafetyNumber");
            assertThat(number.text("digits")).hasSize(60);
            assertThat(error(door, "conversation", "{\"conversation_id\":\"" + UUID.randomUUID() + "\"}"))
                    .isEqualTo("not_there");
        }
    }

    @Test
    @DisplayName("what is said is told as a line at once; reactions, edits and taking back change it")
    void saying() {
        bob.send(chat, "a question");
        world.settle();
        UUID asked = alice.lines(chat).getLast().id();
        try (JsonDoor door = open()) {
            Json.Obj line = ok(
                    door,
                    "say",
                    "{\"conversation_id\":\"" + chat + "\",\"text\":\"see https://a.example/x.\",\"reply_to\":\""
                            + asked + "\"}",
                    "Line");

            assertThat(line.text("state")).isEqualTo("queued");
            assertThat(line.object("quote").text("text")).isEqualTo("a question");
            assertThat(line.object("body")
                            .list("parts", part -> Json.object(part).text("kind")))
                    .containsExactly("plain", "link", "plain");
            String own = "\"line_id\":\"" + line.text("id") + "\"";
            assertThat(value(door, "edit", "{" + own + ",\"text\":\"other words\"}"))
                    .isNotNull();
            assertThat(value(door, "react", "{\"line_id\":\"" + asked + "\",\"emoji\":\"❤\"}"))
                    .isNotNull();
            assertThat(error(door, "edit", "{\"line_id\":\"" + asked + "\",\"text\":\"no\"}"))
                    .isEqualTo("not_yours");
            assertThat(((Json.Arr) value(door, "edits", "{" + own + "}")).values())
                    .hasSize(2);
            assertThat(value(door, "unsend", "{" + own + "}")).isNotNull();
            for (Json.Obj told : told("line"))
                assertThat(CONTRACT.faults("Line", told)).isEmpty();
            for (Json.Obj told : told("conversation"))
                assertThat(CONTRACT.faults("Conversation", told)).isEmpty();
            assertThat(told("line").getLast().object("body").text("kind")).isEqualTo("deleted");
            assertThat(told("line")).anyMatch(told -> told.list("reactions", Json::object).stream()
                    .anyMatch(reaction ->
                            reaction.flag("mine") && reaction.text("emoji").equals("❤")));
        }
    }

    @Test
    @DisplayName(
            "C-V-8 what is written has the id it is shown by, ends the draft, and is said once however often it is asked")
    void written() {
        String id = "0190f5c0-0000-7000-8000-000000000001";
        String what = "{\"conversation_id\":\"" + chat + "\",\"line_id\":\"" + id + "\",\"text\":\"hello\"}";
        alice.choosing().draft(chat, "hello");
        try (JsonDoor door = open()) {
            Json.Obj line = ok(door, "say", what, "Line");

            assertThat(line.text("id")).isEqualTo(id);
            assertThat(told("conversation").getLast().text("draft")).isEmpty();
            assertThat(ok(door, "say", what, "Line").text("id")).isEqualTo(id);
            assertThat(alice.outbox()).hasSize(1);
            assertThat(alice.lines(chat)).hasSize(1);
        }
    }

    @Test
    @DisplayName("search, receipts and forwarding are in the form of the contract")
    void finding() {
        Message sent = alice.send(chat, "pineapple");
        world.settle();
        try (JsonDoor door = open()) {
            Json.Obj found = Json.object(value(door, "search", "{\"query\":\"pine\",\"limit\":5}"));
            Json.Obj hit = found.list("hits", Json::object).getFirst();

            assertThat(CONTRACT.faults("Hit", hit)).isEmpty();
            Json receipts = value(door, "receipts", "{\"line_id\":\"" + sent.id() + "\"}");
            assertThat(CONTRACT.faults("Receipt[]", receipts)).isEmpty();
            assertThat(((Json.Arr) receipts).values()).hasSize(1);
            Json forwarded = value(
                    door, "forward", "{\"line_id\":\"" + sent.id() + "\",\"conversation_ids\":[\"" + chat + "\"]}");
            assertThat(CONTRACT.faults("Line[]", forwarded)).isEmpty();
        }
    }

    @Test
    @DisplayName("what is no command is refused under its id and changes nothing")
    void no_command() {
        try (JsonDoor door = open()) {
            assertThat(error(door, "sign", "{}")).isEqualTo("unknown_command");
            assertThat(error(door, "say", "{\"text\":\"no conversation\"}")).isEqualTo("bad_request");
            assertThat(error(door, "timeline", with("limit", 100_000))).isEqualTo("bad_request");
            assertThat(door.door().ask("not json")).contains("\"id\":0").contains("bad_request");
            String longText = "x".repeat(Saying.MAX_FILES * 10_000);
            assertThat(error(door, "say", "{\"conversation_id\":\"" + chat + "\",\"text\":\"" + longText + "\"}"))
                    .isEqualTo("too_large");
            assertThat(alice.count(Table.OUTBOX)).isZero();
        }
    }

    @Test
    @DisplayName("a group is made, drawn and changed; its lines say what was done")
    void groups() {
        try (JsonDoor door = open()) {
            Json.Obj made = ok(
                    door,
                    "create_group",
                    "{\"name\":\"Hikers\",\"user_ids\":[\"" + bob.userId() + "\"]}",
                    "Conversation");
            String id = "{\"conversation_id\":\"" + made.text("id") + "\"";

            assertThat(made.text("title")).isEqualTo("Hikers");
            assertThat(made.flag("writable")).isTrue();
            Json.Obj group = ok(door, "group", id + "}", "Group");
            assertThat(group.text("my_role")).isEqualTo("admin");
            assertThat(CONTRACT.faults("Member[]", group.at("members"))).isEmpty();
            ok(door, "rename", id + ",\"name\":\"Climbers\"}", "Group");
            Json.Obj page = ok(door, "timeline", id + ",\"limit\":5}", "Page");
            assertThat(page.list(
                            "lines", line -> Json.object(line).object("body").text("kind")))
                    .containsOnly("group");
            assertThat(error(door, "group", with())).isEqualTo("not_there");
        }
    }

    @Test
    @DisplayName("foreign words steer nothing: turns of direction end, and a link shows where it leads")
    void foreign_words() {
        String hostile = "pay \u202ehttps://evil.example/\u202c now\u0007 https://good.example";
        bob.sending()
                .say(
                        chat,
                        new Saying.Text(
                                hostile,
                                new Extras(List.of(), List.of(new Extras.Link(0, 3)), Extras.Quote.None.NONE, 0)));
        world.settle();
        try (JsonDoor door = open()) {
            Json.Obj body = ok(door, "timeline", with("limit", 1), "Page")
                    .list("lines", Json::object)
                    .getFirst()
                    .object("body");
            List<Json.Obj> parts = body.list("parts", Json::object);

            assertThat(parts).allMatch(part -> !part.text("text").contains("\u202e"));
            assertThat(parts).allMatch(part -> !part.text("text").contains("\u0007"));
            assertThat(parts)
                    .filteredOn(part -> part.text("kind").equals("link"))
                    .allMatch(part -> part.text("href").equals(part.text("text")))
                    .hasSize(2);
        }
    }

    @Test
    @DisplayName("a call rings, is hung up and is in the log, in the form of the contract; its refusals have codes")
    void calls() {
        String print = "01".repeat(32);
        String sdp = "v=0\\r\\na=fingerprint:sha-256 " + print.replaceAll("(..)(?=.)", "$1:") + "\\r\\n";
        String fingerprint = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(print));
        bob.send(chat, "call me");
        world.settle();
        try (JsonDoor door = open()) {
            String offer = with("media", "audio", "sdp", sdp, "fingerprint", fingerprint);
            Json.Obj call = ok(door, "call", offer, "Call");
            assertThat(error(door, "call", offer)).isEqualTo("busy");
            door.value("hang_up", "{\"call_id\":\"" + call.text("call_id") + "\"}");
            Json log = value(door, "calls", "{\"limit\":10}");

            assertThat(CONTRACT.faults("CallLogEntry[]", log)).isEmpty();
            assertThat(((Json.Arr) log).values()).hasSize(1);
            assertThat(told("call")).extracting(data -> data.text("state")).containsExactly("ringing", "ended");
            assertThat(told("call"))
                    .allMatch(data -> CONTRACT.faults("Call", data).isEmpty());
            door.value("watch_presence", "{\"user_ids\":[\"" + bob.userId() + "\"]}");
            assertThat(told("presence")).hasSize(1).allMatch(data -> CONTRACT.faults("Presence", data)
                    .isEmpty());
        }
    }

    private JsonDoor open() {
        return new JsonDoor(alice, PORTS, events::add);
    }

    private List<Json.Obj> told(String name) {
        return events.stream()
                .filter(event -> event.text("event").equals(name))
                .map(event -> event.object("data"))
                .toList();
    }

    private String with(Object... pairs) {
        StringBuilder json = new StringBuilder("{\"conversation_id\":\"" + chat + "\"");
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1] instanceof String text ? "\"" + text + "\"" : pairs[i + 1];
            json.append(",\"").append(pairs[i]).append("\":").append(value);
        }
        return json.append('}').toString();
    }

    private static List<String> texts(Json.Obj page) {
        return page.list("lines", line -> Json.object(line)
                .object("body")
                .list("parts", part -> Json.object(part).text("text"))
                .getFirst());
    }

    private static String id(Json.Obj line) {
        return line.text("id");
    }

    private static Json value(JsonDoor door, String name, String with) {
        return door.value(name, with);
    }

    private static Json.Obj ok(JsonDoor door, String name, String with, String type) {
        Json value = door.value(name, with);
        assertThat(CONTRACT.faults(type, value)).isEmpty();
        return Json.object(value);
    }

    private static String error(JsonDoor door, String name, String with) {
        Json.Obj error = door.error(name, with);
        assertThat(CONTRACT.faults("Failure", error)).isEmpty();
        return error.text("code");
    }
}
