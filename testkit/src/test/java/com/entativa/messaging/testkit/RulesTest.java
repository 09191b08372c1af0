package com.entativa.messaging.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.testkit.sample.ForbiddenHelper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulesTest {
    private final JavaClasses forbidden = new ClassFileImporter().importClasses(ForbiddenHelper.class);

    @Test
    void each_rule_finds_what_it_forbids() {
        List<ArchRule> rules = new ArrayList<>(TeaVmFence.rules());
        rules.add(HouseRules.NO_CLOCK_AND_NO_DICE);
        rules.add(HouseRules.NAMES_SAY_SOMETHING);
        rules.add(HouseRules.OPTIONAL_IS_AN_ANSWER);
        rules.add(HouseRules.OPTIONAL_IS_NO_QUESTION);
        rules.add(HouseRules.comparesBytesOnlyIn("com.entativa.messaging.testkit.elsewhere"));
        rules.add(HouseRules.dependsOnNothingBut("java.lang.."));

        for (ArchRule rule : rules) {
            assertThat(rule.evaluate(forbidden).hasViolation())
                    .as(rule.getDescription())
                    .isTrue();
        }
    }

    @Test
    void a_module_without_classes_is_a_mistake() {
        assertThatThrownBy(() -> HouseRules.productionClasses("com.entativa.messaging.nowhere"))
                .isInstanceOf(IllegalStateException.class);
    }
}
