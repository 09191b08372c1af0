package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.PlainText;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.search.Search;
import com.entativa.messaging.client.timeline.Receipts.Receipt;
import com.entativa.messaging.client.view.LineView;
import com.entativa.messaging.client.view.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What is read of conversations: pages of lines, what became of one, and search.
final class LineDesk {
    private LineDesk() {}

    static void open(Register register) {
        register.reads("timeline", LineDesk::page)
                .reads("receipts", LineDesk::receipts)
                .reads("edits", LineDesk::edits)
                .reads("search", LineDesk::search)
                .does("read", (messenger, with) -> messenger.timeline().read(with.uuid("line_id")));
    }

    /// One line more than asked for tells whether there is more on that side.
    private record Slice(List<Message> lines, boolean older, boolean newer) {
        static Slice before(List<Message> lines, int limit, boolean newer) {
            boolean more = lines.size() > limit;
            return new Slice(more ? lines.subList(lines.size() - limit, lines.size()) : lines, more, newer);
        }

        static Slice after(List<Message> lines, int limit) {
            boolean more = lines.size() > limit;
            return new Slice(more ? lines.subList(0, limit) : lines, true, more);
        }
    }

    private static Reply page(Messenger messenger, Json.Obj with) {
        UUID conversation = with.uuid("conversation_id");
        Slice slice = slice(messenger, conversation, with);
        Json.Builder json = Json.build()
                .put("lines", messenger.views(views -> views.lines(slice.lines)), LineView::toJson)
                .put("older", slice.older)
                .put("newer", slice.newer);
        messenger.timeline().firstUnread(conversation).ifPresent(id -> json.put("first_unread", id));
        return new Reply.Ok(json.object());
    }

    private static Slice slice(Messenger messenger, UUID conversation, Json.Obj with) {
        var timeline = messenger.timeline();
        int limit = With.limit(with);
        if (with.has("before")) {
            return Slice.before(timeline.before(conversation, with.uuid("before"), limit + 1), limit, true);
        }
        if (with.has("after")) {
            return Slice.after(timeline.after(conversation, with.uuid("after"), limit + 1), limit);
        }
        if (!with.has("around")) return Slice.before(timeline.newest(conversation, limit + 1), limit, false);
        return around(timeline.around(conversation, with.uuid("around"), limit + 1), with.uuid("around"), limit);
    }

    private static Slice around(List<Message> lines, UUID middle, int limit) {
        int at = 0;
        while (at < lines.size() && !lines.get(at).id().equals(middle)) at++;
        int from = Math.max(0, at - limit);
        int to = Math.min(lines.size(), at + limit + 1);
        return new Slice(lines.subList(from, to), from > 0, to < lines.size());
    }

    private static Reply receipts(Messenger messenger, Json.Obj with) {
        List<Receipt> receipts = messenger.timeline().receipts(with.uuid("line_id"));
        return new Reply.Ok(Json.array(messenger.views(views ->
                receipts.stream().map(receipt -> receipt(views, receipt)).toList())));
    }

    private static Json.Obj receipt(Views views, Receipt receipt) {
        return Json.build()
                .put("person", views.people().find(receipt.userId()).toJson())
                .put("delivered_at", receipt.deliveredAtMillis())
                .put("read_at", receipt.readAtMillis())
                .object();
    }

    private static Reply edits(Messenger messenger, Json.Obj with) {
        List<Json> edits = new ArrayList<>();
        for (Message message :
                messenger.timeline().find(with.uuid("line_id")).stream().toList()) {
            for (Said said : message.said()) {
                edits.add(edit(said.content().sentAtMillis(), said.original().text()));
                for (Said.Edit edit : said.edits()) edits.add(edit(edit.sentAtMillis(), edit.text()));
            }
        }
        return edits.isEmpty() ? Reply.notThere() : new Reply.Ok(Json.array(edits));
    }

    private static Json.Obj edit(long atMillis, String text) {
        return Json.build()
                .put("at", atMillis)
                .put("text", PlainText.text(text))
                .object();
    }

    private static Reply search(Messenger messenger, Json.Obj with) {
        long from = with.has("from") ? with.integer("from") : Search.Page.FIRST;
        String query = with.text("query");
        int limit = With.limit(with);
        Search.Page page = with.has("conversation_id")
                ? messenger.search().in(with.uuid("conversation_id"), query, from, limit)
                : messenger.search().everywhere(query, from, limit);
        List<Json.Obj> hits = messenger.views(
                views -> page.hits().stream().map(hit -> hit(views, hit)).toList());
        return new Reply.Ok(Json.build()
                .put("hits", Json.array(hits))
                .put("next", page.next())
                .object());
    }

    private static Json.Obj hit(Views views, Message message) {
        return Json.build()
                .put("line", views.line(message).toJson())
                .put(
                        "conversation_title",
                        views.conversation(message.conversationId()).title())
                .object();
    }
}
