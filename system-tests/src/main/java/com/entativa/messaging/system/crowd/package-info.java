/// Many people at once on one or several relays: seeded straight into the database, with sockets of their own on one
/// event loop, so that the load costs little beside what is measured.
@NullMarked
package com.entativa.messaging.system.crowd;

import org.jspecify.annotations.NullMarked;
