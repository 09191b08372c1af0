/// How often somebody may do something.
@NullMarked
package com.entativa.messaging.server.limit;

import org.jspecify.annotations.NullMarked;
