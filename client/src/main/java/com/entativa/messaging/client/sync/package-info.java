/// Keeping a profile and its relay in step: the actor thread, the connection, what is done every so often.
@NullMarked
package com.entativa.messaging.client.sync;

import org.jspecify.annotations.NullMarked;
