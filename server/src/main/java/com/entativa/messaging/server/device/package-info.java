/// The devices of an account and what each may do at this moment.
@NullMarked
package com.entativa.messaging.server.device;

import org.jspecify.annotations.NullMarked;
