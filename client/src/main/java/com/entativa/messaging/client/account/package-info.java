/// Who we are: account, device, prekeys, and their upkeep on the key server.
@NullMarked
package com.entativa.messaging.client.account;

import org.jspecify.annotations.NullMarked;
