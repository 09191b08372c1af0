/// People's names and pictures, as they give them themselves and to whom they choose.
@NullMarked
package com.entativa.messaging.client.portrait;

import org.jspecify.annotations.NullMarked;
