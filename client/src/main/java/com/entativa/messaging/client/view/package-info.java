/// What a user interface draws: people, conversations and lines as they are shown, ready as JSON. `view.d.ts` and
/// docs/spec/view.md are the contract. Texts and names come out plain.
@NullMarked
package com.entativa.messaging.client.view;

import org.jspecify.annotations.NullMarked;
