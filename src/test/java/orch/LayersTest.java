package orch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The allowed dependencies between packages. Each rule is also checked with a class that breaks it.
 */
class LayersTest {
  private static final JavaClasses ORCH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("orch");

  private static final Set<String> BELOW_COMMANDS =
      Set.of("cli.app", "cli.output", "cli.option", "cli.problem");
  private static final Set<String> FOR_COMMANDS =
      plus(plus(BELOW_COMMANDS, "cli.input"), "cli.write");

  /** The packages that each package below the commands may use in addition to its own. */
  static final Map<String, Set<String>> SEES =
      Map.ofEntries(
          Map.entry("json", Set.of()),
          Map.entry("concurrent", Set.of()),
          Map.entry("file", Set.of("concurrent")),
          Map.entry("document", Set.of("json")),
          Map.entry("document.edit", Set.of("json", "document")),
          Map.entry("network", Set.of()),
          Map.entry("configuration", Set.of("json", "document", "document.edit")),
          Map.entry("lint", Set.of("json", "document", "configuration", "traffic")),
          Map.entry("plan", Set.of("json", "document", "configuration")),
          Map.entry("receipt", Set.of("json", "configuration")),
          Map.entry("fleet", Set.of("json", "document")),
          Map.entry("traffic", Set.of()),
          Map.entry("operation", Set.of("concurrent")),
          Map.entry("api", Set.of("network", "json", "concurrent", "configuration", "operation")),
          Map.entry("journal", Set.of("json", "concurrent", "file", "operation")),
          Map.entry("profile", Set.of("json", "concurrent", "document", "file", "network")),
          Map.entry("term", Set.of("concurrent")),
          Map.entry("picture", Set.of("json", "configuration", "term")),
          Map.entry("output", Set.of("json", "document", "picture", "term")),
          Map.entry("progress", Set.of("json", "concurrent", "file", "operation", "term")),
          Map.entry("host", Set.of("concurrent", "term")),
          Map.entry("names", Set.of("file")),
          Map.entry("junit", Set.of("server", "server.fault")),
          Map.entry("server.http", Set.of("json", "concurrent")),
          Map.entry("server.fault", Set.of("document", "server.http")),
          Map.entry("server.schema", Set.of("json", "document")),
          Map.entry(
              "server.store",
              Set.of("operation", "json", "concurrent", "file", "server.http", "server.fault")),
          Map.entry(
              "server.reference", Set.of("json", "server.http", "server.fault", "server.store")),
          Map.entry(
              "server",
              Set.of(
                  "server.reference",
                  "json",
                  "concurrent",
                  "configuration",
                  "server.http",
                  "server.fault",
                  "server.schema",
                  "server.store")));

  /** The packages of commands that each package of commands may use. */
  private static final Map<String, Set<String>> COMMANDS_SEE =
      Map.ofEntries(
          Map.entry("cli.problem", Set.of()),
          Map.entry("cli.option", Set.of()),
          Map.entry("cli.output", Set.of("cli.option", "cli.problem")),
          Map.entry("cli.app", Set.of("cli.output", "cli.option", "cli.problem")),
          Map.entry("cli.input", BELOW_COMMANDS),
          Map.entry("cli.write", BELOW_COMMANDS),
          Map.entry("cli.report", BELOW_COMMANDS),
          Map.entry("cli.ci", plus(BELOW_COMMANDS, "cli.report")),
          Map.entry("cli.guide", BELOW_COMMANDS),
          Map.entry("cli.config", plus(FOR_COMMANDS, "cli.guide")),
          Map.entry("cli.preflight", BELOW_COMMANDS),
          Map.entry("cli.store", FOR_COMMANDS),
          Map.entry("cli.apply", plus(FOR_COMMANDS, "cli.preflight")),
          Map.entry("cli.profile", plus(FOR_COMMANDS, "cli.guide")),
          Map.entry("cli.emulator", FOR_COMMANDS),
          Map.entry("cli.files", plus(FOR_COMMANDS, "cli.preflight")),
          Map.entry("cli.fleet", FOR_COMMANDS),
          Map.entry("cli.history", FOR_COMMANDS),
          Map.entry("cli.help", FOR_COMMANDS),
          Map.entry("cli.install", FOR_COMMANDS),
          Map.entry("cli.complete", BELOW_COMMANDS),
          Map.entry("cli.receipt", FOR_COMMANDS),
          Map.entry("cli.resume", FOR_COMMANDS),
          Map.entry("cli.shell", plus(BELOW_COMMANDS, "cli.complete")),
          Map.entry("cli.doctor", plus(FOR_COMMANDS, "cli.report")));

  @TestFactory
  Stream<DynamicTest> importsGoOneWay() {
    return Stream.concat(SEES.keySet().stream(), COMMANDS_SEE.keySet().stream())
        .map(room -> DynamicTest.dynamicTest(room, () -> sees(room).check(ORCH)));
  }

  @Test
  void everyRoomHasItsRuleAndNoMoreThanFortyFiles() {
    Map<String, Set<String>> rooms = new TreeMap<>();
    for (JavaClass c : ORCH) {
      String file = c.getName().replaceFirst("\\$.*", "");
      rooms.computeIfAbsent(c.getPackageName(), room -> new TreeSet<>()).add(file);
    }
    rooms.forEach((room, files) -> assertTrue(files.size() <= 40, room + " has " + files.size()));
    Set<String> ruled = new TreeSet<>(Set.of("orch", "orch.cli"));
    Stream.concat(SEES.keySet().stream(), COMMANDS_SEE.keySet().stream())
        .forEach(room -> ruled.add("orch." + room));
    assertEquals(ruled, rooms.keySet());
  }

  @Test
  void theCommandsSeeTheHostAndNotTheProcess() {
    unseenBy("orch.cli..", named("orch.Main")).check(ORCH);
    unseenBy(
            "orch.host.Host",
            resideInAnyPackage("orch.cli..", "orch.api..", "orch.server..", "orch.journal.."))
        .check(ORCH);
  }

  @TestFactory
  Stream<DynamicTest> eachLibraryHasItsRoom() {
    return Stream.of(
            only("orch.cli", "picocli.."),
            only("orch.api", "java.net.http.."),
            only("orch.server", "com.sun.net.httpserver.."),
            only("orch.server", "java.sql..", "javax.sql.."),
            only("orch.server.store", "org.sqlite.."),
            only("orch.server.store", "org.postgresql.."),
            only("orch.junit", "org.junit.."),
            only("orch.junit", "orch.junit.."),
            only("orch.term", "org.jline.."),
            only("orch.output", "net.thisptr.."),
            only("orch.output", "com.github.difflib.."),
            only("orch.document", "com.fasterxml.jackson.dataformat..", "org.yaml.."),
            signalsOnlyIn("orch.host.InterruptHook"))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(ORCH)));
  }

  @Test
  void thePureRoomsHaveNoClockNoSleepAndNoSystem() {
    pure(resideInAnyPackage(
            "orch.json..",
            "orch.configuration..",
            "orch.lint..",
            "orch.traffic..",
            "orch.plan..",
            "orch.receipt..",
            "orch.fleet..",
            "orch.document..",
            "orch.operation..",
            "orch.picture..",
            "orch.concurrent.."))
        .check(ORCH);
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
    fails(only("orch.configuration", "org.yaml.."), ORCH);
    fails(signalsOnlyIn("orch.Main"), ORCH);
    fails(unseenBy("orch.Main", resideInAnyPackage("orch.cli..")), ORCH);
    // A rule fails when one allowed package is left out: each dependency exists and is checked.
    SEES.forEach((room, seen) -> failWithoutOneOf(room, seen));
    COMMANDS_SEE.keySet().forEach(room -> fails(room(room, Set.of()), ORCH));
  }

  private static void failWithoutOneOf(String room, Set<String> seen) {
    for (String one : seen) {
      Set<String> others = plus(seen);
      others.remove(one);
      fails(room(room, others), ORCH);
    }
  }

  private static void fails(ArchRule rule, JavaClasses classes) {
    assertFalse(!rule.evaluate(classes).hasViolation(), rule.getDescription());
  }

  private static ArchRule sees(String room) {
    return SEES.containsKey(room)
        ? room(room, SEES.getOrDefault(room, Set.of()))
        : room(room, plus(SEES.keySet(), COMMANDS_SEE.getOrDefault(room, Set.of())));
  }

  private static Set<String> plus(Set<String> rooms, String... more) {
    return plus(rooms, Set.of(more));
  }

  private static Set<String> plus(Set<String> rooms, Set<String> more) {
    Set<String> all = new TreeSet<>(rooms);
    all.addAll(more);
    return all;
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
        .resideInAPackage("orch." + room)
        .should()
        .dependOnClassesThat(foreign);
  }

  /** The rule for a package, or for a class of the top package. */
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

  /**
   * Everything that classes of the pure packages must not do, and a name that no class may have.
   */
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
