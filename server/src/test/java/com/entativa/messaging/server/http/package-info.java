/// Tests of the edge from inside.
@NullMarked
package com.entativa.messaging.server.http;

import org.jspecify.annotations.NullMarked;
