package org.urbanobservatory;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom. Reads as the table of ARCHITECTURE.md. */
@AnalyzeClasses(packages = "org.urbanobservatory", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JDK = "java..";
  private static final String JTS = "org.locationtech.jts..";
  private static final String MATHS = "org.apache.commons.math3..";
  private static final String JACKSON = "com.fasterxml.jackson..";
  private static final String JSON_SCHEMA = "com.networknt..";
  private static final String SPARK = "org.apache.spark..";
  private static final String SCALA = "scala..";
  private static final String SEDONA = "org.apache.sedona..";
  private static final String PARQUET = "org.apache.parquet..";
  private static final String HADOOP = "org.apache.hadoop..";
  private static final String LOG = "org.slf4j..";

  @ArchTest static final ArchRule MODEL = layer("model").mayImport(JDK);

  @ArchTest static final ArchRule NETWORK = layer("network").mayImport(JDK, own("model"), JTS);

  @ArchTest static final ArchRule GRID = layer("grid").mayImport(JDK, own("model"));

  @ArchTest static final ArchRule TIMETABLE = layer("timetable").mayImport(JDK, own("model"));

  @ArchTest
  static final ArchRule MEASURE =
      layer("measure")
          .mayImport(JDK, own("model"), own("network"), own("grid"), own("timetable"), JTS);

  @ArchTest static final ArchRule COMPUTE = layer("compute").mayImport(JDK, own("model"));

  @ArchTest static final ArchRule INDEX = layer("index").mayImport(JDK, own("model"), MATHS);

  @ArchTest
  static final ArchRule CATALOGUE =
      layer("catalogue")
          .mayImport(JDK, own("model"), own("compute"), own("index"), JACKSON, JSON_SCHEMA);

  @ArchTest
  static final ArchRule GEO =
      layer("geo")
          .mayImport(
              JDK,
              "javax.imageio..",
              own("model"),
              own("grid"),
              JTS,
              "org.geotools..",
              "org.opengis..",
              "org.eclipse.imagen..",
              "it.geosolutions..",
              "javax.measure..",
              "javax.media..");

  @ArchTest
  static final ArchRule SOURCE =
      layer("source")
          .mayImport(
              JDK,
              "javax.xml..",
              own("model"),
              own("geo"),
              own("grid"),
              own("timetable"),
              JTS,
              JACKSON,
              PARQUET,
              HADOOP,
              "crosby.binary..",
              "com.google.protobuf..",
              "org.sqlite..",
              "org.apache.commons..");

  @ArchTest
  static final ArchRule TABLE =
      layer("table")
          .mayImport(
              JDK,
              own("model"),
              own("catalogue"),
              JTS,
              SPARK,
              SCALA,
              SEDONA,
              PARQUET,
              HADOOP,
              LOG,
              JACKSON);

  @ArchTest
  static final ArchRule STEP =
      layer("step")
          .mayImport(
              JDK,
              own("model"),
              own("network"),
              own("grid"),
              own("timetable"),
              own("measure"),
              own("compute"),
              own("index"),
              own("catalogue"),
              own("geo"),
              own("source"),
              own("table"),
              JTS,
              SPARK,
              SCALA,
              JACKSON);

  @ArchTest
  static final ArchRule ONLY_GEO_KNOWS_GEOTOOLS =
      noClasses()
          .that()
          .resideOutsideOfPackage(own("geo"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.geotools..", "org.opengis..");

  @ArchTest
  static final ArchRule ONLY_CATALOGUE_READS_YAML =
      noClasses()
          .that()
          .resideOutsideOfPackage(own("catalogue"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson.dataformat.yaml..", "org.yaml..");

  @ArchTest
  static final ArchRule ONLY_TABLE_MAKES_STRUCT_TYPES =
      noClasses()
          .that()
          .resideOutsideOfPackage(own("table"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark.sql.types..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.urbanobservatory.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NO_CYCLES_AMONG_PACKAGES =
      slices().matching("org.urbanobservatory.(**)").should().beFreeOfCycles();

  private static Layer layer(String name) {
    return new Layer(name);
  }

  private static String own(String name) {
    return "org.urbanobservatory." + name + "..";
  }

  private record Layer(String name) {
    ArchRule mayImport(String... packages) {
      DescribedPredicate<JavaClass> allowed =
          resideInAnyPackage(packages)
              .or(resideInAnyPackage(own(name)))
              .or(Predicates.equivalentTo(Object.class))
              .or(
                  DescribedPredicate.describe(
                      "primitives and arrays", c -> c.isPrimitive() || c.isArray()));
      return classes().that().resideInAPackage(own(name)).should().onlyDependOnClassesThat(allowed);
    }
  }
}
