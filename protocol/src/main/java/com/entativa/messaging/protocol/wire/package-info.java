/// Bytes on the wire: strict readers that refuse every malformed byte, and the writers beside them.
@NullMarked
package com.entativa.messaging.protocol.wire;

import org.jspecify.annotations.NullMarked;
