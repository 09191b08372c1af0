package com.entativa.messaging.bench.load;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.account.StoredTokens;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Relay;
import com.entativa.messaging.client.search.Search.Page;
import com.entativa.messaging.client.timeline.Timeline;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/// A history of made-up words, some frequent and most not, in a hundred conversations; and how long it takes to find
/// some.
final class SearchMeasure {
    /// A frequent beginning, longer ones, a whole rare word, two and three words, one that is nowhere.
    static final List<String> QUERIES = List.of(
            "k", "ka", "kalo", "kalomi", "needle", "ka lo", "kalo mi", "ka lo mi", "ka needle", "zzz", "ka zzz");

    private static final int RUNS = 21;
    private static final int BATCH = 500;
    private static final int CHATS = 100;
    private static final List<String> SYLLABLES = List.of(
            "ka", "lo", "mi", "ren", "tas", "vu", "sel", "dor", "pin", "qua", "est", "ing", "or", "un", "be", "x");

    private final Client reader;
    private final Random random = new Random(1);

    SearchMeasure(Client reader) {
        this.reader = reader;
    }

    /// Writes them as if they had come; says how long each took.
    String written(int lines) {
        Platform platform = reader.profile().platform();
        Relay relay = new Relay(platform.network().http(), new StoredTokens(platform));
        Profile profile = Profile.of(platform, reader.messenger().account(), relay);
        List<UUID> chats = random.ints(CHATS).mapToObj(n -> new UUID(n, 1)).toList();
        long begun = System.nanoTime();
        for (int from = 0; from < lines; from += BATCH) {
            int first = from;
            Timeline.commit(profile, _ -> {}, work -> {
                for (int i = first; i < Math.min(lines, first + BATCH); i++) {
                    String text = i == lines / 3 ? "the needle kalo" : sentence();
                    work.timeline().put(line(profile, chats.get(i % CHATS), i, text));
                }
                return true;
            });
        }
        double micros = (System.nanoTime() - begun) / 1e3 / lines;
        return String.format(
                Locale.ROOT, "history of %d lines of 8 words: stored and indexed in %.0f µs each%n", lines, micros);
    }

    String median(String query) {
        double[] millis = new double[RUNS];
        int found = 0;
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            found = reader.messenger()
                    .search()
                    .everywhere(query, Page.FIRST, 20)
                    .hits()
                    .size();
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "  search \"%s\", ms: median %.1f, first %.1f, worst %.1f (%d shown)%n",
                query,
                millis[RUNS / 2],
                first,
                millis[RUNS - 1],
                found);
    }

    private static Message line(Profile profile, UUID chat, int i, String text) {
        UUID id = profile.ids().next();
        long at = 1_700_000_000_000L + i * 1_000L;
        Said said = Said.of(new Content(id, chat, at, new Saying.Text(text)));
        return new Message(id, chat, new UUID(2, 2), at, new Line.Received(said));
    }

    private String sentence() {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < 8; word++) {
            int syllables = 1 + random.nextInt(4);
            for (int i = 0; i < syllables; i++)
                text.append(SYLLABLES.get((int) (SYLLABLES.size() * Math.pow(random.nextDouble(), 1.7))));
            text.append(' ');
        }
        return text.toString();
    }
}
