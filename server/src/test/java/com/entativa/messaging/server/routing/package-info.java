@NullMarked
package com.entativa.messaging.server.routing;

import org.jspecify.annotations.NullMarked;
