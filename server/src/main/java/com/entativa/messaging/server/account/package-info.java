/// Who somebody is: accounts, passwords, access and refresh tokens, tickets, an outside issuer.
@NullMarked
package com.entativa.messaging.server.account;

import org.jspecify.annotations.NullMarked;
