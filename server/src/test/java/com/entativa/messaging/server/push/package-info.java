@NullMarked
package com.entativa.messaging.server.push;

import org.jspecify.annotations.NullMarked;
