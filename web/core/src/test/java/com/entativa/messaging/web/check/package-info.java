/// The checks themselves, on the JVM.
@NullMarked
package com.entativa.messaging.web.check;

import org.jspecify.annotations.NullMarked;
