package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.door.Register.Entry;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.transfer.Ports;
import java.util.Optional;
import java.util.Set;

/// One profile behind JSON text: commands in, answers and events out. Whoever asks waits on its own thread; events
/// come on the core's, after the commit. Faults of this program come out as `internal` and as a `fault` event, with no
/// content in them.
public final class Door implements AutoCloseable {
    public static final int VERSION = 1;

    private final Opening opening;
    private final Register register = new Register();

    /// Takes events, each a JSON object. Must not block.
    @FunctionalInterface
    public interface Sink {
        void tell(String event);
    }

    public Door(Platform platform, Ports ports, Sink sink) {
        Told told = new Told(sink);
        this.opening = new Opening(platform, ports, told);
        AccountDesk.open(register, opening);
        LinkDesk.open(register, opening, ports.pause(), told::linking);
        ListDesk.open(register);
        LineDesk.open(register);
        SayDesk.open(register);
        TrustDesk.open(register);
        GroupDesk.open(register);
        FileDesk.open(register, opening::traffic);
        ExportDesk.open(register, opening::traffic, ports.files());
        PictureDesk.open(register, opening::traffic);
        LiveDesk.open(register);
        CallDesk.open(register);
        opening.open();
    }

    /// The names of all commands.
    public Set<String> commands() {
        return register.all().keySet();
    }

    /// `{"id": 7, "do": "say", "with": {…}}`; the answer carries the id. What is no command at all is answered under 0.
    public String ask(String command) {
        return switch (Json.read(command, Asked::from)) {
            case Json.Read.Ok<Asked>(Asked asked) -> run(asked).written(asked.id);
            case Json.Read.Malformed<Asked>(String where) -> new Reply.Failed("bad_request", where).written(0);
        };
    }

    private record Asked(long id, String name, Json.Obj with) {
        static Asked from(Json.Obj object) {
            Json.Obj with =
                    object.has("with") ? object.object("with") : Json.build().object();
            return new Asked(object.integer("id"), object.text("do"), with);
        }
    }

    private Reply run(Asked asked) {
        Optional<Entry> entry = register.find(asked.name);
        if (entry.isEmpty()) return new Reply.Failed("unknown_command", "there is no such command");
        try {
            return switch (entry.get()) {
                case Entry.Open(Register.Work work) -> work.run(asked.with);
                case Entry.Within(Register.Order order) ->
                    opening.messenger()
                            .map(messenger -> order.run(messenger, asked.with))
                            .orElse(Reply.notReady());
            };
        } catch (Json.Mismatch mismatch) {
            return new Reply.Failed("bad_request", mismatch.where());
        } catch (IllegalArgumentException beyond) {
            return new Reply.Failed("too_large", "beyond the limits of a message");
        } catch (RuntimeException fault) {
            // The top of this thread's work: what went wrong is named by its class alone.
            return new Reply.Failed("internal", fault.getClass().getName());
        }
    }

    @Override
    public void close() {
        opening.close();
    }
}
