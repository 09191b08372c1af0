/// Tests of the program an operator uses.
@NullMarked
package com.entativa.messaging.server.command;

import org.jspecify.annotations.NullMarked;
