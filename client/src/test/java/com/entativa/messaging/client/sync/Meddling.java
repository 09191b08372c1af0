package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.message.Message;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Somebody reacts to a line, edits, deletes or reads it. Drawn before it is done: a run stays the same when the
/// process dies over it.
record Meddling(int what, int which, String emoji, String words) {
    private static final List<String> EMOJI = List.of("👍", "😀", "🎉", "");

    static Meddling draw(Random random) {
        return new Meddling(
                random.nextInt(10),
                random.nextInt(1_000),
                EMOJI.get(random.nextInt(EMOJI.size())),
                "edit " + random.nextInt(1_000));
    }

    /// On this device. What they delete for themselves is noted.
    void with(Phone phone, UUID conversation, Set<UUID> deletedForMe) {
        List<Message> lines = phone.lines(conversation);
        if (lines.isEmpty()) return;
        UUID id = lines.get(which % lines.size()).id();
        switch (what) {
            case 0, 1, 2 -> phone.sending().react(id, emoji);
            case 3, 4 -> phone.sending().edit(id, words, Extras.NONE);
            case 5 -> phone.sending().deleteForEveryone(id);
            case 6 -> {
                deletedForMe.add(id);
                phone.sending().deleteForMe(List.of(id));
            }
            default -> phone.choosing().read(id);
        }
    }
}
