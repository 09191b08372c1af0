/// The device's own records: tables of sealed rows, changed in transactions.
@NullMarked
package com.entativa.messaging.client.store;

import org.jspecify.annotations.NullMarked;
