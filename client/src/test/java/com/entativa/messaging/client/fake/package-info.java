/// A relay, a network, a store and a clock that tests drive by hand.
@NullMarked
package com.entativa.messaging.client.fake;

import org.jspecify.annotations.NullMarked;
