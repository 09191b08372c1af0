package com.entativa.messaging.protocol.rule;

import com.entativa.messaging.testkit.HouseRules;
import com.entativa.messaging.testkit.TeaVmFence;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `protocol` and `api` run in the browser too and depend on nothing.
final class ArchitectureTest {
    private static final String PROTOCOL = "com.entativa.messaging.protocol";
    private static final String API = "com.entativa.messaging.api";

    /// But for `api.Contract`, which reads the contract's text from the class path, for servers and tests alone.
    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL, API})
    void nothing_is_used_that_the_browser_lacks(String module) {
        TeaVmFence.check(classesOf(module).that(DescribedPredicate.not(HasName.Predicates.name(API + ".Contract"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL, API})
    void the_house_rules_hold(String module) {
        JavaClasses classes = classesOf(module);

        HouseRules.NO_CLOCK_AND_NO_DICE.check(classes);
        HouseRules.NAMES_SAY_SOMETHING.check(classes);
        HouseRules.OPTIONAL_IS_AN_ANSWER.check(classes);
        HouseRules.OPTIONAL_IS_NO_QUESTION.check(classes);
        HouseRules.noCyclesUnder(module).allowEmptyShould(true).check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL, API})
    void it_depends_on_nothing_but_java(String module) {
        HouseRules.dependsOnNothingBut("java..", "org.jspecify..", module + "..")
                .check(classesOf(module));
    }

    @Test
    void the_protocol_compares_bytes_in_one_package() {
        HouseRules.comparesBytesOnlyIn(PROTOCOL + ".key").check(classesOf(PROTOCOL));
    }

    /// Without the primitives on the JVM, which are the other side of the fence.
    private static JavaClasses classesOf(String module) {
        return HouseRules.productionClasses(module)
                .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(PROTOCOL + ".jdk")));
    }
}
