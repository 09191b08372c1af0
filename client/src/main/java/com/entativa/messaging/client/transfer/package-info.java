/// Files of messages on their way: what is sent shows at once and goes out when its files are there; what is received
/// is fetched when it is asked for. The sealing and the moving are `client.attachment`'s.
@NullMarked
package com.entativa.messaging.client.transfer;

import org.jspecify.annotations.NullMarked;
