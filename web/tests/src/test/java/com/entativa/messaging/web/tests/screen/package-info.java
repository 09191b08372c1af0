/// The screens of the two apps as a person uses them: by role and name, with clicks and keys. Start with {@link App}.
@NullMarked
package com.entativa.messaging.web.tests.screen;

import org.jspecify.annotations.NullMarked;
