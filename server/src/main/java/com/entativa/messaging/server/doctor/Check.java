package com.entativa.messaging.server.doctor;

import java.util.List;

/// One thing the relay needs. To add one: implement this beside what it looks at and put it into the list of
/// {@link com.entativa.messaging.server.command DoctorCommand}.
@FunctionalInterface
public interface Check {
    /// Takes seconds at most and throws nothing: what goes wrong is a finding. May be empty when the thing is not
    /// configured.
    List<Finding> look();
}
