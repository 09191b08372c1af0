package com.entativa.messaging.client;

import com.entativa.messaging.testkit.HouseRules;
import com.entativa.messaging.testkit.TeaVmFence;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the client core's architecture")
final class ArchitectureTest {
    private static final JavaClasses CLASSES = HouseRules.productionClasses("com.entativa.messaging.client");

    @Test
    @DisplayName("the core compiles for browsers")
    void the_core_keeps_within_teavm() {
        TeaVmFence.check(CLASSES);
    }

    @Test
    @DisplayName("time and randomness are handed in")
    void no_clock_and_no_dice() {
        HouseRules.NO_CLOCK_AND_NO_DICE.check(CLASSES);
    }

    @Test
    @DisplayName("names say something; Optional is an answer, never a question")
    void house_style() {
        HouseRules.NAMES_SAY_SOMETHING.check(CLASSES);
        HouseRules.OPTIONAL_IS_AN_ANSWER.check(CLASSES);
        HouseRules.OPTIONAL_IS_NO_QUESTION.check(CLASSES);
    }

    @Test
    @DisplayName("the core knows the contract and the protocol, and nothing else")
    void the_core_depends_on_contract_and_protocol() {
        HouseRules.dependsOnNothingBut(
                        "java..",
                        "org.jspecify..",
                        "com.entativa.messaging.api..",
                        "com.entativa.messaging.protocol..",
                        "com.entativa.messaging.client..")
                .check(CLASSES);
    }
}
