/// Tests of accounts from inside.
@NullMarked
package com.entativa.messaging.server.account;

import org.jspecify.annotations.NullMarked;
