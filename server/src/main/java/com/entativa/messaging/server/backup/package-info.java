/// A copy of all the relay holds, and the way back.
@NullMarked
package com.entativa.messaging.server.backup;

import org.jspecify.annotations.NullMarked;
