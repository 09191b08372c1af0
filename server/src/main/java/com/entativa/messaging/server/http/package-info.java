/// The HTTP edge: the contract as router, one blocking method an operation, status codes.
@NullMarked
package com.entativa.messaging.server.http;

import org.jspecify.annotations.NullMarked;
