/// Files beside Tink, and what is refused.
@NullMarked
package com.entativa.messaging.protocol.attachment;

import org.jspecify.annotations.NullMarked;
