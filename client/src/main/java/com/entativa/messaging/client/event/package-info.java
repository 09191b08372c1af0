/// What the core tells those who draw.
@NullMarked
package com.entativa.messaging.client.event;

import org.jspecify.annotations.NullMarked;
