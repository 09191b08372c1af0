/// Groups as this device knows them: what their admins sealed, and what the relay says beside it.
/// docs/adr/0017-admins-name-the-members.md
@NullMarked
package com.entativa.messaging.client.group;

import org.jspecify.annotations.NullMarked;
