/// Web Push: a neutral notice to devices that do not take what waits for them.
@NullMarked
package com.entativa.messaging.server.push;

import org.jspecify.annotations.NullMarked;
