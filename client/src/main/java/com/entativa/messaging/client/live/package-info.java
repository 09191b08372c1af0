/// What is true at this moment: who types, who is here. Nothing of it is stored.
@NullMarked
package com.entativa.messaging.client.live;

import org.jspecify.annotations.NullMarked;
