/// The relay's HTTP interface as the core calls it.
@NullMarked
package com.entativa.messaging.client.relay;

import org.jspecify.annotations.NullMarked;
