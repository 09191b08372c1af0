/// Sender keys: rules, forgeries, vectors and a group over a bad network.
@NullMarked
package com.entativa.messaging.protocol.senderkey;

import org.jspecify.annotations.NullMarked;
