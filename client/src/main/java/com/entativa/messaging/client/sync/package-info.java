/// Sending and receiving so that nothing is lost or shown twice: outbox, inbox, retries, the connection.
@NullMarked
package com.entativa.messaging.client.sync;

import org.jspecify.annotations.NullMarked;
