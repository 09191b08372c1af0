/// The lines of conversations and what changes them. Whatever the order of arrival, the same stands there in the end.
@NullMarked
package com.entativa.messaging.client.timeline;

import org.jspecify.annotations.NullMarked;
