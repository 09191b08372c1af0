/// Load on a relay of its own: how many durable messages a second, how soon, at what cost.
@NullMarked
package com.entativa.messaging.bench.load;

import org.jspecify.annotations.NullMarked;
