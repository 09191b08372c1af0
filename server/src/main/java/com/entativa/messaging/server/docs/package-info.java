/// The pages people read in a browser: what this is, and the contract as readable documentation. Made once at start
/// from the contract itself; no script, nothing from anywhere else.
@NullMarked
package com.entativa.messaging.server.docs;

import org.jspecify.annotations.NullMarked;
