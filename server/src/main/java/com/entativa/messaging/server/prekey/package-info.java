/// The key server: identity keys and prekeys, public halves only; each one-time prekey is handed out once ever.
@NullMarked
package com.entativa.messaging.server.prekey;

import org.jspecify.annotations.NullMarked;
