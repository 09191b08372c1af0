@NullMarked
package com.entativa.messaging.server.media;

import org.jspecify.annotations.NullMarked;
