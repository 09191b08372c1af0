/// Is the relay in good order? One check for each thing it needs, each finding with its remedy.
@NullMarked
package com.entativa.messaging.server.doctor;

import org.jspecify.annotations.NullMarked;
