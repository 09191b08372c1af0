/// The whole product at once, as real processes: the demo, and what the system tests drive.
@NullMarked
package com.entativa.messaging.system;

import org.jspecify.annotations.NullMarked;
