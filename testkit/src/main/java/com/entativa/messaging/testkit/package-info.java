/// What tests of several modules share.
@NullMarked
package com.entativa.messaging.testkit;

import org.jspecify.annotations.NullMarked;
