/// What this device keeps of a conversation beside its lines: how it stands in the list, what the user chose for it.
@NullMarked
package com.entativa.messaging.client.conversation;

import org.jspecify.annotations.NullMarked;
