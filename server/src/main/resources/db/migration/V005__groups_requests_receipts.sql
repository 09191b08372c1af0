-- encrypted_state: name and picture of a group, sealed by its members. revision: each change of it or of the members is
-- compare-and-set (relay R-G-2).
ALTER TABLE conversation
    ADD COLUMN revision             bigint NOT NULL DEFAULT 1,
    ADD COLUMN encrypted_state      bytea,
    ADD COLUMN disappearing_seconds int    NOT NULL DEFAULT 0;   -- 0: messages do not expire by themselves

-- state: whether this member accepted the conversation or was only written to. last_read_*: up to where it is read;
-- last_read_sent_at is the time of that message.
ALTER TABLE conversation_participant
    ADD COLUMN role                 text   NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'admin')),
    ADD COLUMN state                text   NOT NULL DEFAULT 'accepted'
                                    CHECK (state IN ('accepted', 'requested', 'declined')),
    ADD COLUMN joined_at            bigint NOT NULL DEFAULT 0,
    ADD COLUMN muted_until          bigint NOT NULL DEFAULT 0,
    ADD COLUMN last_read_message_id uuid,
    ADD COLUMN last_read_sent_at    bigint NOT NULL DEFAULT 0,
    ADD COLUMN last_read_at         bigint NOT NULL DEFAULT 0;

UPDATE conversation_participant p SET joined_at = c.created_at,
       role = CASE c.type WHEN 'group' THEN 'admin' ELSE 'member' END   -- who made a group was not kept
  FROM conversation c WHERE c.conversation_id = p.conversation_id;

-- Who was in a group: what waits for them is found when its sender deletes it for everyone. Swept with the messages.
CREATE TABLE former_participant (
    conversation_id uuid   NOT NULL,
    user_id         uuid   NOT NULL,
    left_at         bigint NOT NULL,
    PRIMARY KEY (conversation_id, user_id)
);

CREATE TABLE block (
    user_id    uuid   NOT NULL,
    blocked_id uuid   NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (user_id, blocked_id)               -- listBlocks; each send and receipt of two people
);

-- By the one who reads it: the sender.
CREATE TABLE message_receipt (
    sender_id    uuid   NOT NULL,
    message_id   uuid   NOT NULL,
    user_id      uuid   NOT NULL,
    delivered_at bigint,
    read_at      bigint,
    PRIMARY KEY (sender_id, message_id, user_id)    -- listReceipts; the sweeps
);

-- An older waiting notice that a conversation changed is replaced by the newer: kind 2.
CREATE INDEX envelope_of_change ON envelope (user_id, conversation_id) WHERE kind = 2;
