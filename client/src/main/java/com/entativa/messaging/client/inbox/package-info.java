/// Receiving so that nothing is lost or shown twice: decrypted and written in one commit, asked for again when it
/// cannot be
/// read.
@NullMarked
package com.entativa.messaging.client.inbox;

import org.jspecify.annotations.NullMarked;
