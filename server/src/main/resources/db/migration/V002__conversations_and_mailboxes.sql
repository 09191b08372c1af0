CREATE TABLE conversation (
    conversation_id uuid   PRIMARY KEY,
    type            text   NOT NULL CHECK (type IN ('direct', 'group')),
    low_user_id     uuid,                           -- the sorted pair of a direct conversation
    high_user_id    uuid,
    created_at      bigint NOT NULL,
    CHECK ((type = 'direct') = (low_user_id IS NOT NULL AND high_user_id IS NOT NULL))
);
-- createConversation: a direct one exists once for two people.
CREATE UNIQUE INDEX conversation_of_pair ON conversation (low_user_id, high_user_id) WHERE type = 'direct';

CREATE TABLE conversation_participant (
    user_id         uuid NOT NULL,
    conversation_id uuid NOT NULL,
    PRIMARY KEY (user_id, conversation_id)          -- listConversations, newest first
);
-- Each send: who must get it.
CREATE INDEX participant_of_conversation ON conversation_participant (conversation_id, user_id);

-- Routing rows: recognise a resend, outlive the envelopes until the retention period ends.
CREATE TABLE message (
    message_id       uuid   PRIMARY KEY,
    conversation_id  uuid   NOT NULL,
    sender_id        uuid   NOT NULL,
    sender_device_id int    NOT NULL,
    sent_at          bigint NOT NULL
);
CREATE INDEX message_age ON message USING brin (sent_at);   -- the hourly sweep

-- The mailboxes: recipient first, no foreign keys, all a delivery needs in one row.
CREATE TABLE envelope (
    user_id          uuid     NOT NULL,
    device_id        int      NOT NULL,
    cursor           bigint   GENERATED ALWAYS AS IDENTITY (CACHE 1),
    message_id       uuid     NOT NULL,
    conversation_id  uuid     NOT NULL,
    sender_id        uuid     NOT NULL,
    sender_device_id int      NOT NULL,
    sent_at          bigint   NOT NULL,
    kind             smallint NOT NULL,             -- 0 message, 1 identity_changed
    content          bytea    NOT NULL,
    PRIMARY KEY (user_id, device_id, cursor)        -- a page of the mailbox, oldest first
);
ALTER TABLE envelope ALTER COLUMN content SET STORAGE EXTERNAL;   -- ciphertext does not shrink
-- Acknowledge; and no message twice in one mailbox.
CREATE UNIQUE INDEX envelope_of_message ON envelope (user_id, device_id, message_id);
