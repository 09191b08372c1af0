package com.entativa.messaging.cli;

import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.view.Word;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the commands print: words for people, or JSON for scripts.
record Printer(boolean json, PrintStream out) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    static Printer to(boolean json) {
        return new Printer(json, new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    void say(String words, Json.Builder object) {
        out.println(json ? object.object().write() : words);
    }

    void message(Message message, String sender) {
        out.println(json ? object(message, sender).write() : line(message, sender));
    }

    static String line(Message message, String sender) {
        String time = TIME.format(Instant.ofEpochMilli(message.atMillis()));
        return switch (message.line()) {
            case Line.Received received -> time + "  " + sender + ": " + words(received.said());
            case Line.Own own -> time + "  you: " + words(own.said()) + "  " + mark(own.progress());
            case Line.Deleted _ -> time + "  " + sender + ": (deleted)";
            case Line.Unknown _ -> time + "  " + sender + ": (this version cannot show it)";
            case Line.TimerChanged(int seconds) ->
                time + "  " + sender + " set disappearing messages: " + seconds + " s";
            case Line.Group(GroupAct act) -> time + "  " + sender + " " + GroupWords.of(act);
            case Line.Call call -> time + "  " + sender + ": (call, " + Word.of(call.end()) + ")";
            case Line.Placeholder(Unreadable reason) ->
                time + "  " + sender + ": (cannot be read: " + reason.text() + ")";
            case Line.IdentityChanged _ ->
                time + "  The safety number with " + sender + " changed. Compare it: messenger safety " + sender;
        };
    }

    /// The files before the words, the reactions behind them.
    private static String words(Said said) {
        StringBuilder words = new StringBuilder();
        for (Attachment file : said.files())
            words.append('[').append(Plain.text(file.label().name())).append("] ");
        words.append(Plain.text(said.text()));
        if (said.isEdited()) words.append(" (edited)");
        for (Said.Reaction reaction : said.shownReactions()) words.append("  ").append(Plain.text(reaction.emoji()));
        return words.toString();
    }

    static String mark(Progress progress) {
        return switch (progress) {
            case QUEUED, UPLOADING -> "…";
            case HELD -> "(held: the safety number changed)";
            case SENT -> "✓";
            case DELIVERED -> "✓✓";
            case READ -> "✓✓ (read)";
            case FAILED -> "(not sent)";
        };
    }

    private static Json.Obj object(Message message, String sender) {
        Json.Builder json = Json.build()
                .put("message_id", message.id())
                .put("conversation_id", message.conversationId())
                .put("sender_id", message.senderId())
                .put("sender", sender)
                .put("at", message.atMillis());
        for (Said said : message.said()) {
            if (!said.files().isEmpty()) json.put("files", said.files(), Printer::file);
        }
        switch (message.line()) {
            case Line.Received received -> json.put("kind", "received").put("text", received.text());
            case Line.Own own ->
                json.put("kind", "own").put("text", own.text()).put("progress", Word.of(own.progress()));
            case Line.Deleted _ -> json.put("kind", "deleted");
            case Line.Unknown _ -> json.put("kind", "unknown");
            case Line.TimerChanged(int seconds) ->
                json.put("kind", "timer_changed").put("seconds", seconds);
            case Line.Group(GroupAct act) -> json.put("kind", "group").put("did", GroupWords.of(act));
            case Line.Call call -> json.put("kind", "call").put("end", Word.of(call.end()));
            case Line.Placeholder(Unreadable reason) ->
                json.put("kind", "placeholder").put("reason", reason.text());
            case Line.IdentityChanged _ -> json.put("kind", "identity_changed");
        }
        return json.object();
    }

    private static Json file(Attachment file) {
        return Json.build()
                .put("file_id", file.file().id())
                .put("name", file.label().name())
                .put("size", file.file().size())
                .object();
    }

    /// Prints why the relay did not do it; the exit code that goes with it.
    int failed(Answer<?> answer) {
        return switch (answer) {
            case Answer.Ok<?> _ -> Exit.DONE;
            case Answer.Refused<?>(Problem problem) -> {
                System.err.println("The relay refused: " + problem.code() + " (" + problem.detail() + ")");
                yield Exit.REFUSED;
            }
            case Answer.Unreachable<?>(String why) -> {
                System.err.println("The relay cannot be reached: " + why);
                yield Exit.OFFLINE;
            }
        };
    }
}
