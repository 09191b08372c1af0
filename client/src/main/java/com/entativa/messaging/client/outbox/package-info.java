/// Sending so that nothing is lost or sent under two ciphertexts: queued, sealed for every device, handed to the
/// relay,
/// kept until it was confirmed.
@NullMarked
package com.entativa.messaging.client.outbox;

import org.jspecify.annotations.NullMarked;
