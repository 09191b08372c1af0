/// The primitives on the JVM: what the vectors do not say of them.
@NullMarked
package com.entativa.messaging.protocol.jdk;

import org.jspecify.annotations.NullMarked;
