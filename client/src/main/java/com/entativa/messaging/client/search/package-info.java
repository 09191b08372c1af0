/// Finding messages by their words. What lies in the store are keyed hashes and sealed lists. docs/adr
@NullMarked
package com.entativa.messaging.client.search;

import org.jspecify.annotations.NullMarked;
