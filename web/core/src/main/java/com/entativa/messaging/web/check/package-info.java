/// What the compiled core does to prove itself on an engine's primitives. Knows nothing of JavaScript, so that the
/// JVM can check the checks.
@NullMarked
package com.entativa.messaging.web.check;

import org.jspecify.annotations.NullMarked;
