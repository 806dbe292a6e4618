package org.urbanobservatory.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Nobody imports a job, jobs do not know each other in circles, and leave the maths below. */
@AnalyzeClasses(packages = "org.urbanobservatory", importOptions = DoNotIncludeTests.class)
class JobArchitectureTest {
  private static final String JOBS = "org.urbanobservatory.job..";

  @ArchTest
  static final ArchRule NOBODY_IMPORTS_A_JOB =
      noClasses()
          .that()
          .resideOutsideOfPackage(JOBS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(JOBS);

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.urbanobservatory.job.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule JOBS_USE_GEOTOOLS_THROUGH_GEO =
      noClasses()
          .that()
          .resideInAPackage(JOBS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.geotools..", "org.opengis..", "org.apache.commons.math3..");

  @ArchTest
  static final ArchRule JOBS_READ_YAML_THROUGH_CATALOGUE =
      noClasses()
          .that()
          .resideInAPackage(JOBS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.dataformat.yaml..", "org.yaml..");
}
