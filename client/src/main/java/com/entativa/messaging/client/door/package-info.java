/// The core behind a door of JSON text, for interfaces that are not written in Java: commands in, answers and events
/// out. docs/spec/view.md, `view.d.ts`
@NullMarked
package com.entativa.messaging.client.door;

import org.jspecify.annotations.NullMarked;
