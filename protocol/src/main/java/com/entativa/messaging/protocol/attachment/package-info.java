/// Files, encrypted as a stream of segments (docs/spec/protocol.md P-A-*).
@NullMarked
package com.entativa.messaging.protocol.attachment;

import org.jspecify.annotations.NullMarked;
