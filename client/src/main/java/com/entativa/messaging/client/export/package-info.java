/// All of a profile for its user, readable without this program.
@NullMarked
package com.entativa.messaging.client.export;

import org.jspecify.annotations.NullMarked;
