package com.entativa.messaging.client.view;

import com.entativa.messaging.client.content.Change;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.PlainText;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.view.LineView.Author;
import com.entativa.messaging.client.view.LineView.Fate;
import com.entativa.messaging.client.view.LineView.QuoteView;
import com.entativa.messaging.client.view.LineView.ReactionView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Lines as they are shown, within one transaction.
public final class Lines {
    private final Transaction rows;
    private final People people;

    public Lines(Transaction rows, People people) {
        this.rows = rows;
        this.people = people;
    }

    public LineView of(Message message) {
        UUID sender = message.senderId();
        Author author = new Author(sender, people.find(sender).name(), people.isSelf(sender));
        List<QuoteView> quote = message.said().stream()
                .flatMap(said -> quote(said.original().extras().quote()).stream())
                .toList();
        return new LineView(
                message.id(),
                message.conversationId(),
                author,
                message.atMillis(),
                body(message),
                quote,
                fate(message));
    }

    private BodyView body(Message message) {
        return switch (message.line()) {
            case Line.Received(Said said) -> said(said.saying());
            case Line.Own own -> said(own.said().saying());
            case Line.Deleted _ -> BodyView.Bare.DELETED;
            case Line.Placeholder(Unreadable reason) -> unreadable(message, reason);
            case Line.Unknown _ -> BodyView.Bare.UNKNOWN;
            case Line.IdentityChanged _ -> BodyView.Bare.IDENTITY_CHANGED;
            case Line.Group(GroupAct act) -> group(act);
            case Line.TimerChanged(int seconds) -> new BodyView.Timer(seconds);
            case Line.Call call ->
                new BodyView.Call(call.callId(), Word.of(call.media()), Word.of(call.end()), call.durationMillis());
        };
    }

    private BodyView group(GroupAct act) {
        return switch (act) {
            case GroupAct.Plain plain -> new BodyView.Group(Word.of(plain), List.of());
            case GroupAct.Added(List<UUID> ids) -> new BodyView.Group("added", names(ids));
            case GroupAct.Removed(List<UUID> ids) -> new BodyView.Group("removed", names(ids));
            case GroupAct.Renamed(String name) -> new BodyView.Group("renamed", List.of(PlainText.name(name)));
            case GroupAct.Pictured _ -> new BodyView.Group("picture", List.of());
            case GroupAct.Admin(UUID id, boolean isAdmin) ->
                new BodyView.Group(isAdmin ? "promoted" : "demoted", names(List.of(id)));
        };
    }

    private List<String> names(List<UUID> ids) {
        return ids.stream().map(id -> people.find(id).name()).toList();
    }

    private BodyView unreadable(Message message, Unreadable reason) {
        boolean healing = rows.get(Table.RETRY, message.id().toString()).isPresent();
        return new BodyView.Unreadable(Word.of(reason), healing);
    }

    private static BodyView said(Saying saying) {
        List<PartView> parts = Parts.of(saying.text(), saying.extras());
        return switch (saying) {
            case Saying.Text _ -> new BodyView.Text(parts);
            case Saying.Files files ->
                new BodyView.Files(files.files().stream().map(FileView::of).toList(), parts);
            case Saying.Card card ->
                new BodyView.Card(card.userId(), PlainText.name(card.username()), PlainText.name(card.text()));
        };
    }

    private List<QuoteView> quote(Extras.Quote quote) {
        return switch (quote) {
            case Extras.Quote.None _ -> List.of();
            case Extras.Quote.Of(UUID id, UUID author, String extract) ->
                List.of(new QuoteView(id, people.find(author).name(), people.isSelf(author), PlainText.text(extract)));
        };
    }

    private Fate fate(Message message) {
        if (message.said().isEmpty()) return Fate.NONE;
        Said said = message.said().getFirst();
        long editableUntil = said.content().sentAtMillis() + Change.Edit.WITHIN_MILLIS;
        boolean isCard = said.original() instanceof Saying.Card;
        boolean isOurs = message.line() instanceof Line.Own own && own.progress() != Progress.FAILED;
        return new Fate(
                state(message.line()),
                message.line() instanceof Line.Own own ? own.reach() : Message.Reach.NONE,
                said.isEdited(),
                isOurs && !isCard ? editableUntil : 0,
                said.expiresAtMillis(),
                said.expiresAfterSeconds(),
                reactions(said));
    }

    private static String state(Line line) {
        if (!(line instanceof Line.Own own)) return "";
        return own.progress() == Progress.UPLOADING ? Word.of(Progress.QUEUED) : Word.of(own.progress());
    }

    /// The emoji with the most first; of the same number, in the order they came.
    private List<ReactionView> reactions(Said said) {
        Map<String, List<UUID>> byEmoji = new LinkedHashMap<>();
        for (Said.Reaction reaction : said.shownReactions()) {
            List<UUID> by = byEmoji.computeIfAbsent(PlainText.name(reaction.emoji()), _ -> new ArrayList<>());
            if (people.isSelf(reaction.userId())) by.addFirst(reaction.userId());
            else by.add(reaction.userId());
        }
        List<ReactionView> views = new ArrayList<>();
        byEmoji.forEach(
                (emoji, by) -> views.add(new ReactionView(emoji, List.copyOf(by), people.isSelf(by.getFirst()))));
        views.sort((one, other) -> Integer.compare(other.by().size(), one.by().size()));
        return List.copyOf(views);
    }
}
