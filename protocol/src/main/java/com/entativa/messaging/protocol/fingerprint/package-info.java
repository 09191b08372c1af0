/// Safety numbers (docs/spec/protocol.md P-F-*).
@NullMarked
package com.entativa.messaging.protocol.fingerprint;

import org.jspecify.annotations.NullMarked;
