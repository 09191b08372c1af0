-- hidden: shows nobody whether they are online, nor when they were. last_seen: full minutes; 0: never.
CREATE TABLE presence (
    user_id   uuid    PRIMARY KEY,
    hidden    boolean NOT NULL DEFAULT false,
    last_seen bigint  NOT NULL DEFAULT 0
);
