/// Architecture rules of the modules without dependencies.
@NullMarked
package com.entativa.messaging.protocol.rule;

import org.jspecify.annotations.NullMarked;
