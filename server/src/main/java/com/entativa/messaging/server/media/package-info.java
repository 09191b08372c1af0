/// Opaque media: uploads that may be cut and resumed, quota, expiry, and where the bytes lie.
@NullMarked
package com.entativa.messaging.server.media;

import org.jspecify.annotations.NullMarked;
