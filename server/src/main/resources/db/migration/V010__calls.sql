-- What a call needs to be known by: no SDP, no ICE, those travel sealed. docs/spec/relay.md R-C
CREATE TABLE calls (
    call_id            uuid   PRIMARY KEY,          -- made by the caller
    conversation_id    uuid   NOT NULL,
    caller_id          uuid   NOT NULL,
    caller_device_id   int    NOT NULL,
    callee_id          uuid   NOT NULL,
    media              text   NOT NULL CHECK (media IN ('audio', 'video')),
    status             text   NOT NULL
                              CHECK (status IN ('ringing', 'active', 'completed', 'missed', 'declined', 'busy', 'failed')),
    started_at         bigint NOT NULL,
    answered_at        bigint,
    answered_device_id int,                         -- of the callee
    ended_at           bigint,
    last_signal_at     bigint NOT NULL,
    CHECK ((answered_at IS NULL) = (answered_device_id IS NULL)),
    CHECK ((ended_at IS NULL) = (status IN ('ringing', 'active')))
);
CREATE INDEX call_open ON calls (status, started_at, last_signal_at) WHERE ended_at IS NULL;   -- the sweep of what is over
CREATE INDEX call_age  ON calls (started_at);                                                  -- the sweep of what is old

-- Each side's own log: either may delete its entry.
CREATE TABLE call_log_entry (
    user_id    uuid   NOT NULL,
    started_at bigint NOT NULL,
    call_id    uuid   NOT NULL,
    PRIMARY KEY (user_id, started_at, call_id)      -- listCalls, newest first
);
CREATE INDEX call_log_entry_of_call ON call_log_entry (call_id);   -- with the call, when it is old or its account ends
