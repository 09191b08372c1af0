/// The primitives the protocol runs on, as interfaces, and what is built from them alone: HKDF, XEdDSA.
@NullMarked
package com.entativa.messaging.protocol.crypto;

import org.jspecify.annotations.NullMarked;
