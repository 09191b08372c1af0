/// The protocol's tests, over real primitives: vectors, bad input, simulations.
@NullMarked
package com.entativa.messaging.protocol;

import org.jspecify.annotations.NullMarked;
