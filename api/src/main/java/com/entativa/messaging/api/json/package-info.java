/// A small strict JSON codec (RFC 8259) that also compiles for the browser. See docs/adr/0002.
@NullMarked
package com.entativa.messaging.api.json;

import org.jspecify.annotations.NullMarked;
