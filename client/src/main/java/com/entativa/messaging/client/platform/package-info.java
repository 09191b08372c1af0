/// What the core needs from where it runs: clock, randomness, HTTP, sockets, storage, primitives.
@NullMarked
package com.entativa.messaging.client.platform;

import org.jspecify.annotations.NullMarked;
