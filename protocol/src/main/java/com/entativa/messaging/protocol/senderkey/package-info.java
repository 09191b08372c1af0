/// Sender keys: one sealing for a whole group (docs/spec/protocol.md P-G-*). A sender hands its chain and its
/// public signing key to every member's device through their sessions; each message is then sealed once and
/// signed.
///
/// ```
///  own    begin ──► SenderKeyState ──encrypt──► SenderKeyState …  after 1 000 messages, 7 days or a removal: begin
/// anew
///                        │ distribution, through the sessions
///                        ▼
///  theirs install ─► RemoteSenderKeys ──decrypt──► RemoteSenderKeys …
/// ```
@NullMarked
package com.entativa.messaging.protocol.senderkey;

import org.jspecify.annotations.NullMarked;
