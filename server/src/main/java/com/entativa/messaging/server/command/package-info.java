/// The program `messenger-server`: one class a command.
@NullMarked
package com.entativa.messaging.server.command;

import org.jspecify.annotations.NullMarked;
