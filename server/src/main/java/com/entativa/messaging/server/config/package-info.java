/// What the operator decides: typed, read once, refused at start when wrong.
@NullMarked
package com.entativa.messaging.server.config;

import org.jspecify.annotations.NullMarked;
