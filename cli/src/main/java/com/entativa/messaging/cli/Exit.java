package com.entativa.messaging.cli;

/// Exit codes, the same for every command. 1 is a fault of the program, 2 wrong usage.
final class Exit {
    static final int DONE = 0;
    static final int FAULT = 1;
    static final int REFUSED = 3;
    static final int OFFLINE = 4;

    private Exit() {}
}
