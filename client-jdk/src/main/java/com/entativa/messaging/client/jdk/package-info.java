/// The client core's platform on the JVM, for the command line, bots and tests. A bot starts with {@link Bot}, all
/// else with {@link ProfileFolder}.
@NullMarked
package com.entativa.messaging.client.jdk;

import org.jspecify.annotations.NullMarked;
