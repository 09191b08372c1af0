/// Vectors of others, and our own frozen ones.
@NullMarked
package com.entativa.messaging.protocol.vector;

import org.jspecify.annotations.NullMarked;
