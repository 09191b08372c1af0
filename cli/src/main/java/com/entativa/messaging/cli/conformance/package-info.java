/// `messenger conformance`: lets another implementation check itself against ours, line by line. The caller keeps all
/// state; the words on the wire are those of docs/conformance.md.
@NullMarked
package com.entativa.messaging.cli.conformance;

import org.jspecify.annotations.NullMarked;
