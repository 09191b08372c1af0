/// The relay put together by hand: `Main` for the command line, `RelayServer` for whoever starts it inside a JVM.
@NullMarked
package com.entativa.messaging.server;

import org.jspecify.annotations.NullMarked;
