package com.entativa.messaging.client.message;

import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Saying;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// What a line says and what became of it. Edits and reactions are kept in an order of their own, so that whatever the
/// order of their arrival the same stands there. `expiresAtMillis`: 0 until its time has begun to run.
public record Said(Content content, long expiresAtMillis, List<Edit> edits, List<Reaction> reactions) {
    /// Edits kept of one message; the latest stay, beside what was said first.
    public static final int MAX_EDITS = 20;

    public Said {
        if (!(content.body() instanceof Saying)) throw new IllegalArgumentException("says nothing");
    }

    public static Said of(Content content) {
        return new Said(content, 0, List.of(), List.of());
    }

    /// Ordered by sent time, then id.
    public record Edit(UUID id, long sentAtMillis, String text, Extras extras) {
        @Override
        public String toString() {
            return "Edit[" + id + "]";
        }
    }

    /// The latest of a person by sent time, then id. An empty emoji is one that was taken back.
    public record Reaction(UUID userId, UUID id, long sentAtMillis, String emoji) {
        @Override
        public String toString() {
            return "Reaction[" + userId + "]";
        }
    }

    /// As it was said first.
    public Saying original() {
        return (Saying) content.body();
    }

    /// None where it has none.
    public List<Attachment> files() {
        return original() instanceof Saying.Files many ? many.files() : List.of();
    }

    /// As it stands now.
    public Saying saying() {
        if (edits.isEmpty()) return original();
        Edit last = edits.getLast();
        return original().reworded(last.text(), original().extras().edited(last.extras()));
    }

    public String text() {
        return saying().text();
    }

    public boolean isEdited() {
        return !edits.isEmpty();
    }

    /// The reactions that are shown.
    public List<Reaction> shownReactions() {
        return reactions.stream()
                .filter(reaction -> !reaction.emoji().isEmpty())
                .toList();
    }

    public int expiresAfterSeconds() {
        return original().extras().expiresAfterSeconds();
    }

    /// Its time runs from here, unless it runs already or it stays for good.
    public Said startingAt(long millis) {
        if (expiresAtMillis != 0 || expiresAfterSeconds() == 0) return this;
        return new Said(content, millis + expiresAfterSeconds() * 1_000L, edits, reactions);
    }

    public Said with(Edit edit) {
        if (edits.stream().anyMatch(known -> known.id().equals(edit.id()))) return this;
        List<Edit> all = new ArrayList<>(edits);
        all.add(edit);
        all.sort(Comparator.comparingLong(Edit::sentAtMillis)
                .thenComparing(each -> each.id().toString()));
        List<Edit> latest = List.copyOf(all.subList(Math.max(0, all.size() - MAX_EDITS), all.size()));
        return new Said(content, expiresAtMillis, latest, reactions);
    }

    public Said with(Reaction reaction) {
        List<Reaction> all = new ArrayList<>();
        Reaction latest = reaction;
        for (Reaction known : reactions) {
            if (!known.userId().equals(reaction.userId())) all.add(known);
            else if (isLater(known, latest)) latest = known;
        }
        all.add(latest);
        all.sort(Comparator.comparing(each -> each.userId().toString()));
        return new Said(content, expiresAtMillis, edits, List.copyOf(all));
    }

    private static boolean isLater(Reaction one, Reaction other) {
        int byTime = Long.compare(one.sentAtMillis(), other.sentAtMillis());
        return byTime != 0
                ? byTime > 0
                : one.id().toString().compareTo(other.id().toString()) > 0;
    }

    @Override
    public String toString() {
        return "Said[" + content.body() + ", " + edits.size() + " edits, " + reactions.size() + " reactions]";
    }
}
