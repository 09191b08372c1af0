package com.entativa.messaging.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/// The style's rules that a machine can hold.
public final class HouseRules {
    private static final String CLOCKS_AND_DICE = "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)"
            + "|java\\.time\\.(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now"
            + "|java\\.time\\.Clock\\.system.*"
            + "|java\\.lang\\.Math\\.random"
            + "|java\\.util\\.UUID\\.randomUUID"
            + "|java\\.util\\.(Random|SplittableRandom)\\.<init>"
            + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\..*"
            + "|java\\.security\\.SecureRandom\\..*";

    /// Time and randomness are handed in.
    public static final ArchRule NO_CLOCK_AND_NO_DICE = noClasses()
            .should()
            .callCodeUnitWhere(DescribedPredicate.describe(
                    "it reads the clock or throws dice",
                    call -> (call.getTargetOwner().getName() + "." + call.getName()).matches(CLOCKS_AND_DICE)))
            .as("time and randomness are handed in");

    public static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveNameMatching(".*[.$]([A-Za-z0-9]*(Manager|Helper|Util|Utils|Impl)|Abstract[A-Z][A-Za-z0-9]*)")
            .as("no class is a manager, helper, util or impl, and none is named abstract");

    public static final ArchRule OPTIONAL_IS_AN_ANSWER =
            noFields().should().haveRawType(Optional.class).as("no field is an Optional");

    public static final ArchRule OPTIONAL_IS_NO_QUESTION =
            methods().should(takeNoOptional()).as("no parameter is an Optional");

    private HouseRules() {}

    /// The classes of a module as they are in production. Fails when there are none.
    public static JavaClasses productionClasses(String basePackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
        if (classes.isEmpty()) throw new IllegalStateException("no classes in " + basePackage);
        return classes;
    }

    public static ArchRule noCyclesUnder(String basePackage) {
        return slices().matching(basePackage + ".(*)..").should().beFreeOfCycles();
    }

    /// Secrets and tags are compared in one place.
    public static ArchRule comparesBytesOnlyIn(String comparingPackage) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(comparingPackage)
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "it compares bytes", call -> (call.getTargetOwner().getName() + "." + call.getName())
                                .matches("java\\.util\\.Arrays\\.(equals|mismatch|deepEquals)"
                                        + "|java\\.security\\.MessageDigest\\.isEqual"
                                        + "|java\\.util\\.Objects\\.deepEquals")))
                .as("bytes are compared in " + comparingPackage + " alone");
    }

    public static ArchRule dependsOnNothingBut(String... packages) {
        return classes().should().onlyDependOnClassesThat().resideInAnyPackage(packages);
    }

    private static ArchCondition<JavaMethod> takeNoOptional() {
        return new ArchCondition<>("take no Optional") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)) return;
                boolean takes =
                        method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Optional.class));
                if (takes)
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes an Optional"));
            }
        };
    }
}
