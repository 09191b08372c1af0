/// What people's devices say to each other inside the ciphertext: the kinds, and their bytes. One file a kind family
/// and one for its codec, hence more classes here than elsewhere. docs/spec/content.md
@NullMarked
package com.entativa.messaging.client.content;

import org.jspecify.annotations.NullMarked;
