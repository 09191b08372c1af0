/// The client core: start with {@link com.entativa.messaging.client.Messenger}. One actor thread, blocking style; all
/// that
/// is outside comes in through `platform`, so that the same code runs on the JVM and, compiled, in a browser's
/// worker.
@NullMarked
package com.entativa.messaging.client;

import org.jspecify.annotations.NullMarked;
