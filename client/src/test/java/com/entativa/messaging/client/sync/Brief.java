package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Said;
import java.util.List;
import java.util.UUID;

/// Lines in a word or two, for assertions.
final class Brief {
    private Brief() {}

    static List<String> of(List<Message> lines) {
        return lines.stream().map(message -> of(message.line())).toList();
    }

    /// With what became of it: its edits and the reactions to it.
    static String whole(Message message) {
        if (message.said().isEmpty()) return of(message.line());
        Said said = message.said().getFirst();
        StringBuilder whole = new StringBuilder(said.text());
        for (Said.Edit edit : said.edits()) whole.append(" <- ").append(edit.text());
        for (Said.Reaction reaction : said.shownReactions()) {
            whole.append(' ').append(reaction.userId()).append(reaction.emoji());
        }
        return whole.toString();
    }

    static String of(Line line) {
        return switch (line) {
            case Line.Received received -> "received " + received.text();
            case Line.Own own -> "own " + own.text() + " " + own.progress();
            case Line.Deleted _ -> "deleted";
            case Line.Placeholder(var reason) -> "placeholder " + reason;
            case Line.Unknown(int kind, var _) -> "unknown " + kind;
            case Line.IdentityChanged _ -> "identity changed";
            case Line.TimerChanged(int seconds) -> "timer " + seconds;
            case Line.Group(GroupAct act) -> "group " + of(act);
            case Line.Call call -> "call " + call.end();
        };
    }

    private static String of(GroupAct act) {
        return switch (act) {
            case GroupAct.Plain plain -> plain.toString();
            case GroupAct.Added(List<UUID> userIds) -> "added " + userIds.size();
            case GroupAct.Removed(List<UUID> userIds) -> "removed " + userIds.size();
            case GroupAct.Renamed(String name) -> "named " + name;
            case GroupAct.Pictured _ -> "pictured";
            case GroupAct.Admin(UUID _, boolean isAdmin) -> isAdmin ? "promoted" : "demoted";
        };
    }
}
