/// The WebSocket edge: opening, frames in order, and the pump that pushes what waits.
@NullMarked
package com.entativa.messaging.server.socket;

import org.jspecify.annotations.NullMarked;
