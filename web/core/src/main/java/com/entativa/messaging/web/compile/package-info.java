/// What the compiler to JavaScript is told to do with classes: not part of what it compiles, but for `SmallRecord`.
@NullMarked
package com.entativa.messaging.web.compile;

import org.jspecify.annotations.NullMarked;
