/// Fuzz targets of the parsers.
@NullMarked
package com.entativa.messaging.protocol.fuzz;

import org.jspecify.annotations.NullMarked;
