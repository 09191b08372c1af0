/// Keys as types: what they refuse and what they do not show.
@NullMarked
package com.entativa.messaging.protocol.key;

import org.jspecify.annotations.NullMarked;
