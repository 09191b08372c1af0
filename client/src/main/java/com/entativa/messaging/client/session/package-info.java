/// Other people's devices: pinned identities, device lists, sessions.
@NullMarked
package com.entativa.messaging.client.session;

import org.jspecify.annotations.NullMarked;
