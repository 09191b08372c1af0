/// What a user interface may ask of the core, by subject; reached from the messenger.
@NullMarked
package com.entativa.messaging.client.command;

import org.jspecify.annotations.NullMarked;
