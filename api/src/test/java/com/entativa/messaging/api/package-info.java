/// The contract's records and codec, from outside.
@NullMarked
package com.entativa.messaging.api;

import org.jspecify.annotations.NullMarked;
