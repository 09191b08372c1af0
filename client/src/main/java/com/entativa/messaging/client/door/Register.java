package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The commands that an interface may give, by name.
final class Register {
    private final Map<String, Entry> entries = new TreeMap<>();

    sealed interface Entry {
        /// Needs no account.
        record Open(Work work) implements Entry {}

        /// Of a messenger with an account.
        record Within(Order order) implements Entry {}
    }

    /// May throw `Json.Mismatch` for what it was given.
    @FunctionalInterface
    interface Work {
        Reply run(Json.Obj with);
    }

    @FunctionalInterface
    interface Order {
        Reply run(Messenger messenger, Json.Obj with);
    }

    Register open(String name, Work work) {
        return add(name, new Entry.Open(work));
    }

    Register on(String name, Order order) {
        return add(name, new Entry.Within(order));
    }

    /// One that asks this device's store alone, as one piece.
    Register reads(String name, Order order) {
        return on(name, (messenger, with) -> messenger.atOnce(() -> order.run(messenger, with)));
    }

    /// One that has nothing to answer but that it is done.
    Register does(String name, BiConsumer<Messenger, Json.Obj> act) {
        return on(name, (messenger, with) -> {
            act.accept(messenger, with);
            return Reply.done();
        });
    }

    private Register add(String name, Entry entry) {
        if (entries.containsKey(name)) throw new IllegalStateException("two commands are called " + name);
        entries.put(name, entry);
        return this;
    }

    Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    Map<String, Entry> all() {
        return entries;
    }
}
