/// X3DH (docs/spec/protocol.md P-H-*): bundles, prekeys, the agreement of both sides.
@NullMarked
package com.entativa.messaging.protocol.handshake;

import org.jspecify.annotations.NullMarked;
