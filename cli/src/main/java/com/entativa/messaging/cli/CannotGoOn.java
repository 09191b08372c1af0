package com.entativa.messaging.cli;

/// A command cannot do its work, for a reason its user can mend. Printed as it is, without usage or trace.
final class CannotGoOn extends RuntimeException {
    CannotGoOn(String why) {
        super(why);
    }
}
