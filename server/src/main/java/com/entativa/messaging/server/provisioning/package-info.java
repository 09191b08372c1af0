/// How a new device gets from a linked one what it needs: a mailbox for one opaque blob, and a log-in.
@NullMarked
package com.entativa.messaging.server.provisioning;

import org.jspecify.annotations.NullMarked;
