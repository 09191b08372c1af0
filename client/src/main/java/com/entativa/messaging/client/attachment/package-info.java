/// Files: sealed and uploaded, downloaded and opened, in constant memory; what is stripped from images before.
/// docs/spec/client.md C-F-*
@NullMarked
package com.entativa.messaging.client.attachment;

import org.jspecify.annotations.NullMarked;
