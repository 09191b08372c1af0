package com.entativa.messaging.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// What code that also runs in the browser must do without: TeaVM lacks it, or it costs more than it gives. The build
/// of the browser's core proves the rest.
public final class TeaVmFence {
    private static final List<String> PACKAGES = List.of(
            "java.util.concurrent.locks..",
            "java.util.regex..",
            "java.util.logging..",
            "java.time..",
            "java.text..",
            "java.io..",
            "java.net..",
            "java.nio.channels..",
            "java.nio.file..",
            "java.lang.foreign..",
            "java.lang.invoke..",
            "java.lang.reflect..",
            "java.security..",
            "javax..",
            "sun..");

    private static final String CLASSES = "java\\.util\\.HexFormat"
            + "|java\\.util\\.StringJoiner"
            + "|java\\.util\\.(Formatter|Scanner|Timer)"
            + "|java\\.lang\\.System\\$Logger.*"
            + "|java\\.util\\.concurrent\\.(CompletableFuture|CompletionStage|Executor.*|ForkJoin.*|Scheduled.*"
            + "|CountDownLatch|CyclicBarrier|Phaser|Semaphore|LinkedBlocking.*|Flow.*)";

    private static final String CALLS =
            "java\\.lang\\.String\\.(format|formatted|lines|matches|replaceAll|replaceFirst|split)"
                    + "|java\\.lang\\.Long\\.parseUnsignedLong"
                    + "|java\\.lang\\.Math\\.(multiplyHigh|unsignedMultiplyHigh)"
                    + "|java\\.util\\.Arrays\\.(compare|compareUnsigned)"
                    + "|java\\.util\\.UUID\\.(getMostSignificantBits|getLeastSignificantBits)";

    private static final ArchRule NO_FOREIGN_PACKAGES = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(PACKAGES.toArray(String[]::new))
                    .and(DescribedPredicate.not(isPartOfEveryRecord())))
            .as("code for the browser uses no package that TeaVM lacks or that is large");

    private static final ArchRule NO_FOREIGN_CLASSES = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "TeaVM lacks", named -> named.getName().matches(CLASSES)))
            .as("code for the browser uses no class that TeaVM lacks");

    private static final ArchRule NO_FOREIGN_CALLS = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "TeaVM lacks it or it is large",
                    call -> (call.getTargetOwner().getName() + "." + call.getName()).matches(CALLS)))
            .as("code for the browser calls no method that TeaVM lacks or that is large");

    private static final ArchRule NO_UUID_OF_LONGS = noClasses()
            .should()
            .callConstructor(java.util.UUID.class, long.class, long.class)
            .as("code for the browser makes no UUID of two longs");

    private TeaVmFence() {}

    public static List<ArchRule> rules() {
        return List.of(NO_FOREIGN_PACKAGES, NO_FOREIGN_CLASSES, NO_FOREIGN_CALLS, NO_UUID_OF_LONGS);
    }

    public static void check(JavaClasses classes) {
        rules().forEach(rule -> rule.check(classes));
    }

    /// The compiler writes it into records, enums and pattern switches; TeaVM knows it.
    private static DescribedPredicate<JavaClass> isPartOfEveryRecord() {
        return DescribedPredicate.describe(
                "written by the compiler",
                type -> type.getName().equals("java.io.Serializable")
                        || type.getName()
                                .matches(
                                        "java\\.lang\\.invoke\\.(MethodHandles?(\\$Lookup)?|TypeDescriptor.*|CallSite|MethodType)"));
    }
}
