/// The command line: one class per command.
@NullMarked
package com.entativa.messaging.cli;

import org.jspecify.annotations.NullMarked;
