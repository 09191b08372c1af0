/// What the operator decides: typed, read once from the environment, refused at start when wrong.
@NullMarked
package com.entativa.messaging.server.config;

import org.jspecify.annotations.NullMarked;
