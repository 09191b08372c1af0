/// Keys as types: public and secret never the same one, each role its own.
@NullMarked
package com.entativa.messaging.protocol.key;

import org.jspecify.annotations.NullMarked;
