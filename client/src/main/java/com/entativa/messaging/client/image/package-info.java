/// What is done to an image before it is sent: what tells about its maker is taken out, its measures are read,
/// and a blurred thumbnail of a few bytes is made of its pixels. docs/spec/client.md C-G-*
@NullMarked
package com.entativa.messaging.client.image;

import org.jspecify.annotations.NullMarked;
