/// What is measured: the protocol beside libsignal.
@NullMarked
package com.entativa.messaging.bench;

import org.jspecify.annotations.NullMarked;
