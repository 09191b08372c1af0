/// What is true at this moment and never kept: who is online, who types. Of it only the last minute somebody was there
/// is stored.
@NullMarked
package com.entativa.messaging.server.presence;

import org.jspecify.annotations.NullMarked;
