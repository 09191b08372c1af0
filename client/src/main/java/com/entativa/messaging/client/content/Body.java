package com.entativa.messaging.client.content;

/// What a content says, by family. Only some of it gets a line; the rest changes lines or keeps devices in step.
public sealed interface Body permits Saying, Change, Receipt, Aside, OwnSync, GroupNews, Body.Unknown {

    /// A kind of a later version: its bytes are kept, and it is shown as such.
    record Unknown(int kind, Octets fields) implements Body {}
}
