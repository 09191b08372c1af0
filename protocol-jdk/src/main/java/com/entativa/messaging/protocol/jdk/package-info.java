/// The protocol's primitives on the JVM: AES-GCM, HMAC and SHA from the JDK, curve arithmetic from BouncyCastle.
@NullMarked
package com.entativa.messaging.protocol.jdk;

import org.jspecify.annotations.NullMarked;
