/// The heart: sends and acknowledgements by group commit, and what waits for each device.
@NullMarked
package com.entativa.messaging.server.mailbox;

import org.jspecify.annotations.NullMarked;
