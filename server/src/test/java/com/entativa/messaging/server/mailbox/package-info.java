@NullMarked
package com.entativa.messaging.server.mailbox;

import org.jspecify.annotations.NullMarked;
