package com.entativa.messaging.client.sync;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.door.Door;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.transfer.Ports;
import java.util.function.Consumer;
import java.util.function.Function;

/// A door as an interface uses it, over JSON text.
final class JsonDoor implements AutoCloseable {
    private static final long ID = 7;
    private final Door door;

    JsonDoor(Phone phone, Ports ports, Consumer<Json.Obj> events) {
        this(phone.platform(), ports, events);
    }

    JsonDoor(Platform platform, Ports ports, Consumer<Json.Obj> events) {
        this.door = new Door(platform, ports, event -> events.accept(object(event)));
    }

    Json value(String name, String with) {
        Json.Obj answer = answer(name, with);
        if (!answer.has("ok")) throw new AssertionError(answer.write());
        return answer.at("ok");
    }

    Json.Obj error(String name, String with) {
        Json.Obj answer = answer(name, with);
        if (!answer.has("error")) throw new AssertionError(answer.write());
        return answer.object("error");
    }

    private Json.Obj answer(String name, String with) {
        Json.Obj answer = object(door.ask("{\"id\":" + ID + ",\"do\":\"" + name + "\",\"with\":" + with + "}"));
        if (answer.integer("id") != ID) throw new AssertionError(answer.write());
        return answer;
    }

    Door door() {
        return door;
    }

    @Override
    public void close() {
        door.close();
    }

    static Json.Obj object(String text) {
        if (!(Json.read(text, Function.identity()) instanceof Json.Read.Ok<Json.Obj>(Json.Obj object))) {
            throw new AssertionError("no object");
        }
        return object;
    }
}
