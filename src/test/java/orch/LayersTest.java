package orch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house's rules of who may see whom; each is proved on a class that breaks it. */
class LayersTest {
  private static final JavaClasses ORCH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("orch");

  /** What each room may see of the house besides itself. */
  private static final Map<String, Set<String>> SEES =
      Map.of(
          "json", Set.of(),
          "configuration", Set.of("json"),
          "operation", Set.of("json"),
          "api", Set.of("json", "configuration", "operation"),
          "journal", Set.of("json", "configuration", "operation"),
          "profile", Set.of("json", "configuration", "operation"),
          "term", Set.of("json", "configuration", "operation"),
          "server", Set.of("json", "configuration", "operation"));

  @TestFactory
  Stream<DynamicTest> importsGoOneWay() {
    return SEES.keySet().stream()
        .map(room -> DynamicTest.dynamicTest(room, () -> sees(room).check(ORCH)));
  }

  @Test
  void theCommandsSeeTheHostAndNotTheProcess() {
    unseenBy("orch.cli..", named("orch.Main")).check(ORCH);
    unseenBy(
            "orch.Host",
            resideInAnyPackage("orch.cli..", "orch.api..", "orch.server..", "orch.journal.."))
        .check(ORCH);
  }

  @TestFactory
  Stream<DynamicTest> eachLibraryHasItsRoom() {
    return Stream.of(
            only("orch.cli", "picocli.."),
            only("orch.api", "java.net.http.."),
            only("orch.server", "com.sun.net.httpserver.."),
            only("orch.server", "java.sql..", "javax.sql..", "org.sqlite.."),
            only("orch.term", "org.jline.."),
            only("orch.term", "net.thisptr.."),
            yamlOnlyIn("orch.configuration.YamlText"),
            signalsOnlyIn("orch.InterruptHook"))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(ORCH)));
  }

  @Test
  void thePureRoomsHaveNoClockNoSleepAndNoSystem() {
    pure(resideInAnyPackage("orch.json..", "orch.configuration..", "orch.operation..")).check(ORCH);
  }

  @Test
  void onlyMainTouchesTheProcess() {
    process(describe("is not Main", c -> !c.getName().matches("orch\\.Main(\\$.*)?"))).check(ORCH);
  }

  @Test
  void namesSayWhatThingsAreFor() {
    names().check(ORCH);
  }

  @Test
  void everyRuleCanFail() {
    JavaClasses offenders = new ClassFileImporter().importPackages("orch");
    DescribedPredicate<JavaClass> here =
        describe("is here", c -> c.getPackageName().equals("orch"));
    fails(pure(here.and(describe("offends", c -> c.getName().contains("Offending")))), offenders);
    fails(process(describe("offends", c -> c.getName().contains("Offending"))), offenders);
    fails(names(), offenders);
    fails(only("orch.cli", "orch.json.."), ORCH);
    fails(only("orch.cli", "java.net.http.."), ORCH);
    fails(only("orch.cli", "org.jline.."), ORCH);
    fails(only("orch.api", "picocli.."), ORCH);
    fails(only("orch.term", "com.tngtech.archunit.."), offenders);
    fails(yamlOnlyIn("orch.configuration.Draft"), ORCH);
    fails(signalsOnlyIn("orch.Main"), ORCH);
    fails(unseenBy("orch.Main", resideInAnyPackage("orch.cli..")), ORCH);
    fails(room("cli", Set.of("api")), ORCH);
    fails(room("term", Set.of("json")), ORCH);
    fails(room("configuration", Set.of()), ORCH);
  }

  private static void fails(ArchRule rule, JavaClasses classes) {
    assertFalse(!rule.evaluate(classes).hasViolation(), rule.getDescription());
  }

  private static ArchRule sees(String room) {
    return room(room, SEES.getOrDefault(room, Set.of()));
  }

  private static ArchRule room(String room, Set<String> visible) {
    DescribedPredicate<JavaClass> foreign =
        describe(
            "are in rooms it does not see",
            c -> {
              String name = c.getPackageName();
              boolean ours = name.equals("orch") || name.startsWith("orch.");
              String of = name.equals("orch") ? "" : name.substring(ours ? 5 : 0);
              return ours && !of.equals(room) && !visible.contains(of);
            });
    return noClasses()
        .that()
        .resideInAPackage("orch." + room + "..")
        .should()
        .dependOnClassesThat(foreign);
  }

  /** For a package, or a class of the top package. */
  private static ArchRule unseenBy(String viewer, DescribedPredicate<JavaClass> what) {
    return noClasses()
        .that(resideInAnyPackage(viewer).or(named(viewer)))
        .should()
        .dependOnClassesThat(what);
  }

  private static ArchRule only(String room, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(libraries))
        .as("only " + room + " sees " + String.join(", ", libraries));
  }

  private static ArchRule yamlOnlyIn(String owner) {
    return noClasses()
        .that(describe("are not " + owner, c -> !c.getName().startsWith(owner)))
        .should()
        .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson.dataformat..", "org.yaml.."))
        .as("only " + owner + " sees the YAML library");
  }

  private static ArchRule signalsOnlyIn(String owner) {
    return noClasses()
        .that(describe("are not " + owner, c -> !c.getName().equals(owner)))
        .should()
        .dependOnClassesThat(resideInAnyPackage("sun.."))
        .as("only " + owner + " sees the process's signals");
  }

  private static ArchRule pure(DescribedPredicate<JavaClass> rooms) {
    return noClasses()
        .that(rooms)
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, System.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .dependOnClassesThat(
            resideInAnyPackage("java.net.http..", "java.sql..", "java.nio.file.."));
  }

  private static ArchRule process(DescribedPredicate<JavaClass> who) {
    return noClasses()
        .that(who)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in");
  }

  private static ArchRule names() {
    return noClasses()
        .should()
        .haveNameMatching("orch\\.(.*\\.)?(util|utils|common|model|service)\\..*")
        .orShould()
        .haveNameMatching(".*(Manager|Helper|Impl|Base|Utils?)")
        .orShould()
        .haveNameMatching("(.*[.$])?Abstract[^.$]*");
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return describe("is " + name, c -> c.getName().equals(name));
  }

  /** All that no class of the pure rooms may do, and a name nobody may have. */
  @SuppressWarnings({"unused", "JavaTimeDefaultTimeZone", "SystemOut"})
  static final class OffendingHelper {
    private OffendingHelper() {}

    static Object offend() throws InterruptedException {
      Thread.sleep(1);
      System.out.println(Clock.systemUTC());
      return System.getenv("HOME") + Instant.now();
    }
  }
}
