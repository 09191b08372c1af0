/// The Double Ratchet (docs/spec/protocol.md P-R-*): one file per noun of the paper; states are types.
@NullMarked
package com.entativa.messaging.protocol.ratchet;

import org.jspecify.annotations.NullMarked;
