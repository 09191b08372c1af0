/// The conformance tool as a caller sees it: a process that is asked line by line.
@NullMarked
package com.entativa.messaging.cli.conformance;

import org.jspecify.annotations.NullMarked;
