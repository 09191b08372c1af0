/// Who takes part in which conversation; nothing of what it is about.
@NullMarked
package com.entativa.messaging.server.conversation;

import org.jspecify.annotations.NullMarked;
