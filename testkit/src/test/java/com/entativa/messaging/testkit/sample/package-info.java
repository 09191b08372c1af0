/// Everything that is forbidden, once.
@NullMarked
package com.entativa.messaging.testkit.sample;

import org.jspecify.annotations.NullMarked;
