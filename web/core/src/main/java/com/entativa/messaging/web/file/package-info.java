/// Files of messages in the browser: the relay's blobs by `fetch`, the user's files as Blobs.
@NullMarked
package com.entativa.messaging.web.file;

import org.jspecify.annotations.NullMarked;
