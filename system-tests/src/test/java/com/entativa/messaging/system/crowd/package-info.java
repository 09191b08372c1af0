/// What holds with many people, and what it costs.
@NullMarked
package com.entativa.messaging.system.crowd;

import org.jspecify.annotations.NullMarked;
