package com.entativa.messaging.server.command;

import java.security.SecureRandom;
import java.time.InstantSource;

/// What is handed in: the time and the dice.
public record Surroundings(InstantSource clock, SecureRandom random) {}
