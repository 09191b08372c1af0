package com.entativa.messaging.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The architecture, as rules that cannot rot.
final class ArchitectureTest {
    private static final String ROOT = "com.entativa.messaging.server";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void sql_is_named_only_in_postgres() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".postgres")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql", "javax.sql", "org.postgresql..", "com.zaxxer..", "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void vertx_is_named_only_at_the_edges_and_where_all_is_put_together() {
        noClasses()
                .that(not(resideInAnyPackage(ROOT, ROOT + ".http", ROOT + ".socket")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void valkey_is_named_only_in_valkey() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".valkey")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.lettuce..")
                .check(CLASSES);
    }

    @Test
    void the_server_knows_public_keys_and_signatures_and_cannot_name_a_session() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.entativa.messaging.protocol.handshake..",
                        "com.entativa.messaging.protocol.ratchet..",
                        "com.entativa.messaging.protocol.session..",
                        "com.entativa.messaging.protocol.wire..",
                        "com.entativa.messaging.client..")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void clock_and_randomness_are_handed_in() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .check(CLASSES);
    }

    @Test
    void domain_packages_do_not_know_the_edges_nor_the_database() {
        classes()
                .that()
                .resideInAnyPackage(
                        ROOT + ".account",
                        ROOT + ".device",
                        ROOT + ".prekey",
                        ROOT + ".mailbox",
                        ROOT + ".conversation",
                        ROOT + ".routing",
                        ROOT + ".limit")
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAnyPackage(ROOT + ".http", ROOT + ".socket", ROOT + ".postgres", ROOT + ".valkey")))
                .check(CLASSES);
    }
}
