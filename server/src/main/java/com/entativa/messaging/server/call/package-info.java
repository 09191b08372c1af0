/// Calls as far as the relay knows them: who rings whom, who answered first, when it was over; and the way to a TURN
/// server.
@NullMarked
package com.entativa.messaging.server.call;

import org.jspecify.annotations.NullMarked;
