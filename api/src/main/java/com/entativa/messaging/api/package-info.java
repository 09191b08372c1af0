/// The contract between clients and the relay: `openapi.yaml` and `socket.md` lie beside these classes, and each
/// record
/// here is one JSON object of theirs. Both sides read and write with the same code. Depends on nothing.
@NullMarked
package com.entativa.messaging.api;

import org.jspecify.annotations.NullMarked;
