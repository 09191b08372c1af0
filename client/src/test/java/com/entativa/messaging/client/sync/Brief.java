package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import java.util.List;

/// Lines in a word or two, for assertions.
final class Brief {
    private Brief() {}

    static List<String> of(List<Message> lines) {
        return lines.stream().map(message -> of(message.line())).toList();
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
            case Line.Call call -> "call " + call.end();
        };
    }
}
