package com.entativa.messaging.server;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.ClientFrame;
import com.entativa.messaging.api.ConnectionFrame;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.SendFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.TypingFrame;
import com.entativa.messaging.api.TypingState;
import com.entativa.messaging.server.AccessTable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The frames of the access table, as each caller says them, and what they are answered.
final class AccessFrames {
    private AccessFrames() {}

    /// One for each kind of frame that a client may say: `Send.Message` for `SendFrame.Message`.
    static List<String> names() {
        List<String> names = new ArrayList<>();
        collect(ClientFrame.class, names);
        return names;
    }

    private static void collect(Class<?> type, List<String> names) {
        if (type.isSealed()) for (Class<?> each : type.getPermittedSubclasses()) collect(each, names);
        else names.add("frame:" + name(type));
    }

    private static String name(Class<?> type) {
        Class<?> around = type.getDeclaringClass();
        return around == null ? type.getSimpleName() : around.getSimpleName() + "." + type.getSimpleName();
    }

    /// The code of the error, `ok` for another answer, `silent` for none before the pong that follows.
    static String answer(String name, AccessScene scene, Kind kind) throws InterruptedException {
        try (TestSocket socket = scene.cast().relay().socket(scene.cast().of(kind), "?start=manual")) {
            socket.say(frame(name, scene, kind));
            socket.say(ConnectionFrame.Ping.PING);
            String answer = "silent";
            for (ServerFrame next = socket.next(); !(next instanceof AnswerFrame.Pong); next = socket.next()) {
                if (next instanceof AnswerFrame.Refused refused) answer = refused.code();
                else if (isAnswer(next) && answer.equals("silent")) answer = "ok";
            }
            return answer;
        }
    }

    /// That all was pushed is said of itself, before or after the pong.
    private static boolean isAnswer(ServerFrame frame) {
        return frame instanceof AnswerFrame && !(frame instanceof AnswerFrame.CaughtUp);
    }

    private static ClientFrame frame(String name, AccessScene scene, Kind kind) {
        UUID conversation = scene.conversation(kind);
        UUID message = scene.message(kind);
        return switch (name) {
            case "frame:SendFrame.Envelopes" ->
                new SendFrame.Envelopes(new Submission(
                        UUID.randomUUID(), conversation, Submission.Audience.EVERYONE, scene.envelopes(kind)));
            case "frame:SendFrame.Plain" ->
                new SendFrame.Plain(UUID.randomUUID(), new SendFrame.Target.InConversation(conversation), new byte[3]);
            case "frame:ReceiptFrame.Acknowledge" -> new ReceiptFrame.Acknowledge(List.of(message));
            case "frame:ReceiptFrame.Delivered" -> new ReceiptFrame.Delivered(message);
            case "frame:ReceiptFrame.Read" -> new ReceiptFrame.Read(List.of(message));
            case "frame:TypingFrame" -> new TypingFrame(conversation, TypingState.STARTED);
            case "frame:CallFrame" ->
                new CallFrame(
                        UUID.fromString(scene.parameter(kind, "callId")),
                        UUID.fromString(scene.parameter(kind, "directConversation")),
                        CallKind.HANGUP,
                        CallMedia.UNSAID,
                        List.of());
            case "frame:ConnectionFrame.Resume" -> ConnectionFrame.Resume.RESUME;
            case "frame:ConnectionFrame.Ping" -> ConnectionFrame.Ping.PING;
            default -> throw new IllegalStateException("the scene does not say " + name);
        };
    }
}
