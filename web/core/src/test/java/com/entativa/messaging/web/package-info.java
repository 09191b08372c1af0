/// The compiled core, run where JavaScript runs.
@NullMarked
package com.entativa.messaging.web;

import org.jspecify.annotations.NullMarked;
