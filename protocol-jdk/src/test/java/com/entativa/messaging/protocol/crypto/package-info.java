/// XEdDSA's arithmetic against other implementations.
@NullMarked
package com.entativa.messaging.protocol.crypto;

import org.jspecify.annotations.NullMarked;
