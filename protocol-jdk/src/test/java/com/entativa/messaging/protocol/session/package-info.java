/// Sessions between two devices: bad input, limits, healing, a simulated network.
@NullMarked
package com.entativa.messaging.protocol.session;

import org.jspecify.annotations.NullMarked;
