package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;

/// One ciphertext that many devices get, as it travels: `{"content", "to"}`, each recipient as
/// `user id/device id/registration id`. Envelopes that hold the very same array are written so, and read into such
/// ones: a message to a thousand devices is uploaded once (R3.5).
final class SharedContent {
    /// In a submission, like envelopes.
    private static final int MAX_RECIPIENTS = 5_000;

    private SharedContent() {}

    /// The envelopes with the array that most of them hold; none where each has its own.
    static List<Envelope> in(List<Envelope> envelopes) {
        IdentityHashMap<byte[], List<Envelope>> byContent = new IdentityHashMap<>();
        List<Envelope> most = List.of();
        for (Envelope envelope : envelopes) {
            List<Envelope> same = byContent.computeIfAbsent(envelope.content(), _ -> new ArrayList<>());
            same.add(envelope);
            if (same.size() > 1 && same.size() > most.size()) most = same;
        }
        return most;
    }

    static Json.Obj toJson(List<Envelope> shared) {
        return Json.build()
                .put("content", shared.getFirst().content())
                .put("to", shared, SharedContent::recipient)
                .object();
    }

    private static Json recipient(Envelope envelope) {
        return new Json.Text(envelope.to().userId() + "/" + envelope.to().deviceId() + "/" + envelope.registrationId());
    }

    static List<Envelope> from(Json.Obj object) {
        byte[] content = object.base64("content");
        List<Envelope> envelopes = object.list("to", json -> recipient(json, content));
        if (envelopes.size() > MAX_RECIPIENTS) throw new Json.Mismatch("to has more than " + MAX_RECIPIENTS);
        return envelopes;
    }

    private static Envelope recipient(Json json, byte[] content) {
        String to = json instanceof Json.Text(String text) ? text : "";
        int first = to.indexOf('/');
        int last = to.lastIndexOf('/');
        if (first < 0 || first == last) throw new Json.Mismatch("to is no list of user/device/registration");
        UUID userId = Json.uuid(new Json.Text(to.substring(0, first)));
        DeviceAddress device = new DeviceAddress(userId, number(to.substring(first + 1, last)));
        return new Envelope(device, number(to.substring(last + 1)), content);
    }

    private static int number(String digits) {
        try {
            int number = Integer.parseInt(digits);
            if (number > 0) return number;
        } catch (NumberFormatException _) {
            // as if it were out of range
        }
        throw new Json.Mismatch("to has a number that is out of range");
    }
}
