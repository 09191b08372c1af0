package com.entativa.messaging.client.transfer;

import com.entativa.messaging.client.content.Attachment;

/// A file that is to be sent.
public record Outgoing(String handle, Attachment.Kind kind, Attachment.Label label, Attachment.Look look) {
    @Override
    public String toString() {
        return "Outgoing[" + kind + "]";
    }
}
