/// Devices of one account: how a new one joins by a code and a number, what it is given, who is told. docs/adr/0018,
/// docs/spec/linking.md
@NullMarked
package com.entativa.messaging.client.link;

import org.jspecify.annotations.NullMarked;
