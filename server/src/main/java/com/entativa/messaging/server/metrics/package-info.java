/// What is measured. Names and labels stand in docs/operating.md; no label names a user.
@NullMarked
package com.entativa.messaging.server.metrics;

import org.jspecify.annotations.NullMarked;
