/// What a sender is told of those who got and read a message.
@NullMarked
package com.entativa.messaging.server.receipt;

import org.jspecify.annotations.NullMarked;
