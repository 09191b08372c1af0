/// The web apps' files, as they are built: read once, held in memory.
@NullMarked
package com.entativa.messaging.server.web;

import org.jspecify.annotations.NullMarked;
