package com.entativa.messaging.client.timeline;

import com.entativa.messaging.client.content.Change;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Said;
import java.util.UUID;

/// What a change by somebody does to a line. The same lines and changes give the same, in whatever order.
public final class Changes {
    private Changes() {}

    /// The line as it is afterwards; as it was, when the sender may not. C-T-2
    public static Message changed(Message message, UUID senderId, Content content) {
        if (!message.conversationId().equals(content.conversationId())) return message;
        boolean isAuthor = message.senderId().equals(senderId);
        return switch (content.body()) {
            case Change.Reaction(UUID _, String emoji) ->
                message.saying(said ->
                        said.with(new Said.Reaction(senderId, content.messageId(), content.sentAtMillis(), emoji)));
            case Change.Edit(UUID _, String text, Extras extras) ->
                isAuthor ? message.saying(said -> edited(said, content, text, extras)) : message;
            case Change.DeleteForEveryone _ -> isAuthor && saysSomething(message) ? deleted(message) : message;
            default -> message;
        };
    }

    private static Said edited(Said said, Content content, String text, Extras extras) {
        long after = content.sentAtMillis() - said.content().sentAtMillis();
        boolean inTime = after > 0 && after <= Change.Edit.WITHIN_MILLIS;
        return inTime ? said.with(new Said.Edit(content.messageId(), content.sentAtMillis(), text, extras)) : said;
    }

    private static Message deleted(Message message) {
        return message.with(Line.Deleted.DELETED);
    }

    /// What cannot be read can be taken back all the same.
    private static boolean saysSomething(Message message) {
        return !message.said().isEmpty()
                || message.line() instanceof Line.Placeholder
                || message.line() instanceof Line.Unknown;
    }

    /// Whether the change can be judged now; a placeholder may still become what is meant.
    static boolean isReady(Message message, Content content) {
        return !(message.line() instanceof Line.Placeholder) || content.body() instanceof Change.DeleteForEveryone;
    }
}
