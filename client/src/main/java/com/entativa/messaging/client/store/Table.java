package com.entativa.messaging.client.store;

/// The tables of a profile. The name is part of what seals a row: never rename one.
public enum Table {
    ACCOUNT("account"),
    TOKENS("tokens"),
    SIGNED_PREKEY("signed_prekey"),
    ONE_TIME_PREKEY("one_time_prekey"),
    SEEN_BASE_KEY("seen_base_key"),
    PEER("peer"),
    SESSION("session"),
    NAME("name"),
    CONVERSATION("conversation"),
    MESSAGE("message"),
    MESSAGE_PLACE("message_place"),
    OUTBOX("outbox"),
    RESEND("resend"),
    RECEIVED("received"),
    OWED_ACK("owed_ack"),
    RETRY("retry"),
    ATTEMPT("attempt"),
    SET_ASIDE("set_aside"),
    CHAT("chat"),
    CHAT_ORDER("chat_order"),
    BLOCKED("blocked"),
    SETTING("setting"),
    UNREAD("unread"),
    RECEIPT("receipt"),
    WAITING("waiting"),
    EXPIRY("expiry"),
    SEARCH("search"),
    SEARCH_ORDER("search_order"),
    SEARCH_PLACE("search_place"),
    EPOCH("epoch"),
    OWN_DEVICE("own_device"),
    CALL_PLACE("call_place"),
    UPLOAD("upload"),
    OUTGOING("outgoing"),
    GROUP("group"),
    GROUP_BEHIND("group_behind"),
    GROUP_UPDATE("group_update"),
    GROUP_PENDING("group_pending"),
    SENDER_KEY("sender_key"),
    REMOTE_SENDER_KEY("remote_sender_key"),
    PORTRAIT("portrait");

    private final String id;

    Table(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
