package org.urbanobservatory.job.release;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Publishing knows nothing of who publishes, and only queries know DuckDB. */
@AnalyzeClasses(packages = "org.urbanobservatory", importOptions = DoNotIncludeTests.class)
class ReleaseArchitectureTest {
  private static final String JOB = "org.urbanobservatory.job..";
  private static final String RELEASE = "org.urbanobservatory.job.release..";
  private static final String QUERY = "org.urbanobservatory.job.query..";

  @ArchTest
  static final ArchRule NOBODY_IMPORTS_JOB =
      noClasses()
          .that()
          .resideOutsideOfPackage(JOB)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(JOB);

  @ArchTest
  static final ArchRule RELEASE_IMPORTS_NO_OTHER_JOB =
      noClasses()
          .that()
          .resideInAPackage(RELEASE)
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(JOB)
                  .and(
                      com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage(
                          RELEASE)));

  @ArchTest
  static final ArchRule ONLY_QUERY_KNOWS_DUCKDB =
      noClasses()
          .that()
          .resideOutsideOfPackage(QUERY)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.duckdb..");
}
