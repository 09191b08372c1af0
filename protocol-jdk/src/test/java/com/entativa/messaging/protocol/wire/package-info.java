/// Bytes on the wire.
@NullMarked
package com.entativa.messaging.protocol.wire;

import org.jspecify.annotations.NullMarked;
