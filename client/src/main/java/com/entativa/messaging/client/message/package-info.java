/// What is said: the content inside the ciphertext, and the messages as they are kept.
@NullMarked
package com.entativa.messaging.client.message;

import org.jspecify.annotations.NullMarked;
