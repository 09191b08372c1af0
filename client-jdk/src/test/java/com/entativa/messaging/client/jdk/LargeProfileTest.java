package com.entativa.messaging.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.account.StoredTokens;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.conversation.Chats.Shelf;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.client.search.Search.Page;
import com.entativa.messaging.client.timeline.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A profile as it is after years, on SQLite. `-Dlarge.messages=250000` measures the requirement itself; the
/// suite takes fewer.
@DisplayName("R3.4 a large profile")
final class LargeProfileTest {
    private static final int MESSAGES = Integer.getInteger("large.messages", 10_000);
    private static final int CHATS = 1_000;
    private static final int BATCH = 500;
    private static final int RUNS = 21;
    private static final List<String> SYLLABLES = List.of(
            "ka", "lo", "mi", "ren", "tas", "vu", "sel", "dor", "pin", "qua", "est", "ing", "or", "un", "be", "x");

    @TempDir
    private Path folder = Path.of(".");

    private final Random random = new Random(1);

    @Test
    @DisplayName("R3.4 a long conversation opens, pages both ways, is listed and searched without being read through")
    void a_large_profile_is_quick() {
        try (BacklogRelay relay = new BacklogRelay(folder.resolve("store.db"))) {
            Conversation chat = relay.fill(0);
            Profile profile = Profile.of(
                    relay.platform(),
                    Messenger.account(relay.platform()).orElseThrow(),
                    new Relay(relay, new StoredTokens(relay.platform())));
            List<UUID> ids = write(profile, chat.id());
            try (Messenger messenger = Messenger.open(relay.platform(), _ -> {}).orElseThrow()) {
                UUID middle = ids.get(ids.size() / 2);
                long open = median("open", () -> messenger.timeline().newest(chat.id(), 50));
                long around =
                        median("around the middle", () -> messenger.timeline().around(chat.id(), middle, 25));
                long after =
                        median("after the middle", () -> messenger.timeline().after(chat.id(), middle, 50));
                long list =
                        median("list of conversations", () -> messenger.chats().page(Shelf.LIST, "", 50));
                long slowest = 0;
                for (String query : List.of(
                        "ka",
                        "kal",
                        "kalo",
                        "kalomi",
                        "kalo mi",
                        "ka lo mi",
                        "kalomiren",
                        "kalor",
                        "ka needle",
                        "needle",
                        "zzz")) {
                    slowest = Math.max(
                            slowest,
                            median("search " + query, () -> messenger.search().everywhere(query, Page.FIRST, 20)));
                }

                assertThat(messenger
                                .search()
                                .everywhere("needle", Page.FIRST, 20)
                                .hits())
                        .hasSize(1);
                assertThat(messenger.chats().page(Shelf.LIST, "", 2_000)).hasSize(CHATS);
                assertThat(List.of(open, around, after, list)).allMatch(millis -> millis < 200);
                assertThat(slowest).isLessThan(200);
            }
        }
    }

    private List<UUID> write(Profile profile, UUID chat) {
        long begun = System.nanoTime();
        List<UUID> ids = new ArrayList<>();
        for (int from = 0; from < MESSAGES; from += BATCH) {
            int first = from;
            Timeline.commit(profile, _ -> {}, work -> {
                for (int i = first; i < Math.min(MESSAGES, first + BATCH); i++) {
                    Message message = message(profile, chat, i, i == MESSAGES / 3 ? "the needle" : sentence());
                    work.timeline().put(message);
                    ids.add(message.id());
                }
                return true;
            });
        }
        Timeline.commit(profile, _ -> {}, work -> {
            work.timeline().chats().welcomeStrangers(true);
            for (int i = 0; i < CHATS; i++)
                work.timeline().put(message(profile, profile.ids().next(), i, sentence()));
            return true;
        });
        long micros = (System.nanoTime() - begun) / 1_000 / (MESSAGES + CHATS);
        System.out.printf("large profile: %d messages, written and indexed in %d µs each%n", MESSAGES, micros);
        return ids;
    }

    private static Message message(Profile profile, UUID chat, int i, String text) {
        Uuids ids = profile.ids();
        UUID id = ids.next();
        long at = 1_700_000_000_000L + i * 1_000L;
        Said said = Said.of(new Content(id, chat, at, new Saying.Text(text)));
        return new Message(id, chat, new UUID(2, 2), at, new Line.Received(said));
    }

    /// Eight words; some are frequent, most are not.
    private String sentence() {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < 8; word++) {
            int syllables = 1 + random.nextInt(4);
            for (int i = 0; i < syllables; i++)
                text.append(SYLLABLES.get((int) (16 * Math.pow(random.nextDouble(), 1.7))));
            text.append(' ');
        }
        return text.toString();
    }

    private static long median(String what, Supplier<?> work) {
        List<Long> micros = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            assertThat(work.get()).isNotNull();
            micros.add((System.nanoTime() - begun) / 1_000);
        }
        micros.sort(null);
        long median = micros.get(RUNS / 2);
        System.out.printf("large profile: %s: median %d µs, first or worst %d µs%n", what, median, micros.getLast());
        return median / 1_000;
    }
}
