package com.entativa.messaging.client.attachment;

/// A file of this device can not be read or written: gone, no space, no permission. Thrown by the ports, turned
/// into an outcome by whoever moves the file.
public final class FileTrouble extends RuntimeException {
    public FileTrouble(String why) {
        super(why, null, false, false);
    }

    public FileTrouble(String why, Throwable cause) {
        super(why, cause);
    }
}
