/// What every part may use: log lines, fresh ids, and the word for a part that is away.
@NullMarked
package com.entativa.messaging.server.ops;

import org.jspecify.annotations.NullMarked;
