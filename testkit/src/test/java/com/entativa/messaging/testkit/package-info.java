/// The rules themselves: each finds what it forbids.
@NullMarked
package com.entativa.messaging.testkit;

import org.jspecify.annotations.NullMarked;
