/// Safety numbers.
@NullMarked
package com.entativa.messaging.protocol.fingerprint;

import org.jspecify.annotations.NullMarked;
