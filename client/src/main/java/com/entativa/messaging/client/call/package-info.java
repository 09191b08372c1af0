/// Calls between two: rung, answered, ended, and the log of them. What they say goes sealed; the core carries it and
/// holds it against the fingerprint inside.
@NullMarked
package com.entativa.messaging.client.call;

import org.jspecify.annotations.NullMarked;
