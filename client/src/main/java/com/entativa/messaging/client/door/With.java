package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.view.Word;
import java.util.List;
import java.util.UUID;

/// What commands are given, read.
final class With {
    private static final int MOST = 500;

    private With() {}

    static String textOr(Json.Obj with, String name, String otherwise) {
        return with.has(name) ? with.text(name) : otherwise;
    }

    static List<UUID> ids(Json.Obj with, String name) {
        return with.list(name, Json::uuid);
    }

    /// Of a page: 1 to 500.
    static int limit(Json.Obj with) {
        long limit = with.integer("limit");
        if (limit < 1 || limit > MOST) throw new Json.Mismatch("limit is not 1 to " + MOST);
        return (int) limit;
    }

    static <E extends Enum<E>> E word(Json.Obj with, String name, E[] constants) {
        return Word.among(constants, with.text(name)).orElseThrow(() -> new Json.Mismatch(name + " is unknown"));
    }

    /// A number as people see it.
    static int digits(Json.Obj with, String name) {
        String text = with.text(name);
        boolean isNumber = !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) throw new Json.Mismatch(name + " is no number");
        return Integer.parseInt(text);
    }

    static int seconds(Json.Obj with) {
        long seconds = with.integer("seconds");
        if (seconds < 0 || seconds > Integer.MAX_VALUE) throw new Json.Mismatch("seconds are out of range");
        return (int) seconds;
    }

    static List<Extras.Mention> mentions(Json.Obj with) {
        if (!with.has("mentions")) return List.of();
        return with.list("mentions", json -> {
            Json.Obj mention = Json.object(json);
            return new Extras.Mention(
                    (int) mention.integer("start"), (int) mention.integer("length"), mention.uuid("user_id"));
        });
    }
}
