/// Sessions with one remote device (docs/spec/protocol.md P-S-*): the active one, the archived ones, what opens a new
/// one.
@NullMarked
package com.entativa.messaging.protocol.session;

import org.jspecify.annotations.NullMarked;
