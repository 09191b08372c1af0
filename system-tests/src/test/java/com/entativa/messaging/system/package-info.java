/// The product as its users and its operator meet it.
@NullMarked
package com.entativa.messaging.system;

import org.jspecify.annotations.NullMarked;
