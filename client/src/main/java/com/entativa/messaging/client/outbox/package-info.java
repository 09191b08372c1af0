/// Sending so that nothing is lost or sent under two ciphertexts: queued, sealed for every device, handed to the
/// relay, kept until it was confirmed. The steps share the outbox's rows and nobody else has them, hence more classes
/// here than elsewhere.
@NullMarked
package com.entativa.messaging.client.outbox;

import org.jspecify.annotations.NullMarked;
