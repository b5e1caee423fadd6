package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/orch}: how it finds its files, and how it builds a fresh checkout. */
class LauncherIT {
  private static final String BUILDING =
      "orch: building this checkout, which takes one or two minutes\n";

  private Path home;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    machine = new Launched(directory);
  }

  @Test
  void worksThroughSymbolicLinks() throws Exception {
    machine
        .shell(
            "ln -s \"$LAUNCHER\" one && mkdir bin && ln -s ../one bin/orch && bin/orch --version")
        .exits(0)
        .prints("orch 0.1.0\n");
  }

  @Test
  void saysWhatToDoWithoutJava() throws Exception {
    machine
        .shell("unset JAVA_HOME; PATH=/nowhere; \"$LAUNCHER\" --version")
        .exits(1)
        .printsNothing()
        .saysOnly("orch: Java was not found: install a JDK 17 or later, or set JAVA_HOME\n");
  }

  @Test
  void twoCommandsInAFreshCheckoutBuildItOnce() throws Exception {
    String root = Launched.CHECKOUT.toAbsolutePath().toString();
    machine
        .shell(
            "mkdir fresh && cp -r '"
                + root
                + "/pom.xml' '"
                + root
                + "/bin' '"
                + root
                + "/src' '"
                + root
                + "/.mvn' fresh/")
        .exits(0);
    String orch = home.resolve("fresh/bin/orch").toString();
    Launched.Running one = machine.start(orch, "--version");
    Launched.Running other = machine.start(orch, "--version");
    Result first = machine.end(one).exits(0).prints("orch 0.1.0\n");
    Result second = machine.end(other).exits(0).prints("orch 0.1.0\n");
    String said = first.err() + second.err();
    List<String> lines = said.lines().toList();
    assertEquals(BUILDING, lines.get(0) + "\n");
    List<String> steps = lines.subList(1, lines.size());
    assertTrue(steps.stream().allMatch(line -> line.matches("orch: \\d+s: [a-zA-Z -]+")), said);
    // The steps are looked at once a second, so a short one may be missed.
    assertTrue(steps.size() > 1, said);
    assertTrue(Files.notExists(home.resolve("fresh/.build")), "the lock is gone");
  }

  @Test
  void aBuildThatDiedDoesNotBlockTheNext() throws Exception {
    machine
        .shell(
            "mkdir -p app/bin app/target/orch app/.build && cp \"$LAUNCHER\" app/bin/"
                + " && ln -s \"${LAUNCHER%/bin/orch}/target/orch/lib\" app/target/orch/lib"
                + " && sh -c 'echo $$' > app/.build/pid && app/bin/orch --version")
        .exits(0)
        .prints("orch 0.1.0\n");
  }

  /** A clone that is not built, in which Maven is a script. */
  private void freshCheckout(String maven) throws Exception {
    machine
        .shell(
            "mkdir -p app/bin tools && cp \"$LAUNCHER\" app/bin/ && printf '#!/bin/sh\\n"
                + maven
                + "\\n' > tools/mvn && chmod +x tools/mvn")
        .exits(0);
  }

  @Test
  void aBuildThatFailsIsAFailureAndItsOutputIsShown() throws Exception {
    freshCheckout("echo \"[ERROR] no way\"; exit 1");
    machine
        .shell("PATH=$PWD/tools:$PATH app/bin/orch --version")
        .exits(1)
        .printsNothing()
        .says(BUILDING)
        .says("\n[ERROR] no way\norch: the build failed; its output is above\n");
    assertTrue(Files.notExists(home.resolve("app/.build")), "the lock is gone");
  }

  @Test
  void withoutMavenAMessageSaysWhatIsMissing() throws Exception {
    String java = System.getProperty("java.home") + "/bin/java";
    freshCheckout("exit 0");
    machine
        .shell("rm tools/mvn; ORCH_JAVA='" + java + "' PATH=$PWD/tools app/bin/orch --version")
        .exits(1)
        .printsNothing()
        .saysOnly(
            "orch: this checkout is not built, and Maven was not found: install Maven 3.8 or"
                + " later\n");
    assertTrue(Files.notExists(home.resolve("app/.build")), "nothing was begun");
  }

  /** The installed program with a Java that shows how it is started. */
  private String startedWith(String before) throws Exception {
    return startedWith(before, "config list");
  }

  private String startedWith(String before, String arguments) throws Exception {
    return machine
        .shell(
            "mkdir -p app/bin app/lib/native && cp \"$LAUNCHER\" app/bin/ && unset JAVA_HOME &&"
                + " printf '#!/bin/sh\\necho \"$0 $@\"\\n' > java && chmod +x java && touch -d"
                + " 2020-01-01 app/lib/orch.jsa && echo \"$PWD/java\" > app/lib/orch.jsa.ok && "
                + before
                + " ORCH_JAVA=$PWD/java app/bin/orch "
                + arguments)
        .exits(0)
        .saysOnly("")
        .out();
  }

  @Test
  void theJavaOfTheVariableIsStarted() throws Exception {
    String started = startedWith("JAVA_HOME=/nowhere");
    assertTrue(started.startsWith(home + "/java "), started);
    assertTrue(started.endsWith("/lib/orch.jar config list\n"), started);
  }

  @Test
  void theUnpackedLibraryOfSqliteIsUsed() throws Exception {
    String option = " -Dorg.sqlite.lib.path=app/bin/../lib/native ";
    assertTrue(startedWith("").contains(option));
    assertFalse(startedWith("rm -r app/lib/native &&").contains("sqlite"));
  }

  @Test
  void onlyAnArchiveThatWasTestedIsUsed() throws Exception {
    String option = " -XX:SharedArchiveFile=app/bin/../lib/orch.jsa ";
    assertTrue(startedWith("").contains(option));
    assertFalse(startedWith("touch -d tomorrow app/lib/orch.jsa &&").contains(option), "changed");
    assertFalse(startedWith("rm app/lib/orch.jsa &&").contains(option), "gone");
    String unmarked =
        "rm app/lib/orch.jsa.ok && printf '#!/bin/sh\\necho \"$@\"\\necho \"openjdk version"
            + " \\\\\"17.0.1\\\\\"\"\\n' > java &&";
    assertTrue(startedWith(unmarked).contains("/lib/orch.jar config list"));
    assertFalse(startedWith(unmarked).contains(option), "not tested");
  }

  /** A cache, which Java 25 and later make, is for one collector; Java refuses two. */
  @Test
  void theCollectorOfTheArchiveIsUsedUnlessTheUserNamesOne() throws Exception {
    String option = " -XX:+UseSerialGC ";
    String mark = "printf '%s\\n' \"$PWD/java\" -XX:+UseSerialGC > app/lib/orch.jsa.ok && ";
    assertFalse(startedWith("").contains("GC"));
    assertTrue(startedWith(mark).contains(option));
    assertFalse(startedWith(mark + "rm app/lib/orch.jsa &&").contains(option), "gone");
    assertFalse(startedWith(mark + "touch -d tomorrow app/lib/orch.jsa &&").contains(option));
    for (String name : List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
      assertFalse(startedWith(mark + name + "=-XX:+UseG1GC").contains(option), name);
      assertTrue(startedWith(mark + name + "=-Xmx1g").contains(option), name);
    }
  }

  private String startedBeside(String before) throws Exception {
    return machine
        .shell(
            "mkdir -p app/bin app/lib app/runtime/bin && cp \"$LAUNCHER\" app/bin/ && unset JAVA_HOME"
                + " ORCH_JAVA && for java in java app/runtime/bin/java; do printf '#!/bin/sh\\necho"
                + " \"$0 $@\"\\necho \"version \\\\\"17\"\\n' > $java && chmod +x $java; done && "
                + before
                + " app/bin/orch config list")
        .exits(0)
        .saysOnly("")
        .out();
  }

  @Test
  void theRuntimeBesideIsStartedWhateverJavaHomeNames() throws Exception {
    String runtime = "app/bin/../runtime/bin/java -XX:";
    for (String before : List.of("", "JAVA_HOME=/nowhere", "PATH=$PWD:$PATH")) {
      assertTrue(startedBeside(before).startsWith(runtime), before);
    }
    assertTrue(startedBeside("ORCH_JAVA=$PWD/java").startsWith(home + "/java -XX:"));
  }

  /** The archive that a command is started with, without its ending. */
  private String archive(String before, String arguments) throws Exception {
    String archives = "touch -d 2020-01-01 app/lib/help.jsa app/lib/http.jsa app/lib/https.jsa && ";
    String started = startedWith(archives + before, arguments);
    return started.replaceFirst("(?s).*-XX:SharedArchiveFile=app/bin/../lib/(\\w+).jsa .*", "$1");
  }

  @Test
  void helpPagesAndPlainCallsHaveSmallArchives() throws Exception {
    for (String help :
        List.of("", "--help", "config create -h", "help create", "__complete conf")) {
      assertEquals("help", archive("", help), help);
    }
    String create = "config create --name n";
    for (String call :
        List.of(create, create + " -f x", "-o json config get n", "config wait --last")) {
      assertEquals("https", archive("", call), call);
      assertEquals("http", archive("export ORCH_BASE_URL=http://127.0.0.1:1 && ", call), call);
      assertEquals("http", archive("", call + " --base-url http://127.0.0.1:1"), call);
    }
    for (String other :
        List.of("-p local " + create, "config apply -f x", "config list", "shell")) {
      assertEquals("orch", archive("", other), other);
    }
    assertEquals("orch", archive("export ORCH_PROFILE=local && ", create));
    assertEquals(
        "orch", archive("rm app/lib/https.jsa && ", create), "as with a cache from before");
    String changed = startedWith("touch -d tomorrow app/lib/help.jsa && ", "--help");
    assertFalse(changed.contains("SharedArchiveFile"), changed);
  }

  @Test
  void shortCommandsCompileLater() throws Exception {
    String option = " -XX:CompileThresholdScaling=3 ";
    for (String command : List.of("--help", "config get n", "-p local config create --name n")) {
      assertTrue(startedWith("", command).contains(option), command);
    }
    for (String command : List.of("config list", "config apply -f x", "emulator", "--version")) {
      assertFalse(startedWith("", command).contains(option), command);
    }
  }

  @Test
  void shortCommandsInlineLessWithACache() throws Exception {
    String option = " -XX:C1MaxInlineSize=12 ";
    String mark = "printf '%s\\n' \"$PWD/java\" -XX:+UseSerialGC > app/lib/orch.jsa.ok && ";
    assertTrue(startedWith(mark, "config get n").contains(option));
    assertFalse(startedWith(mark, "config list").contains(option));
    assertFalse(startedWith("", "config get n").contains(option));
  }

  /** The collector of a cache never makes the young generation larger. */
  @Test
  void theYoungGenerationIsAsLargeAsTheCommandNeeds() throws Exception {
    String mark = "printf '%s\\n' \"$PWD/java\" -XX:+UseSerialGC > app/lib/orch.jsa.ok && ";
    for (String before : List.of("", mark)) {
      assertTrue(startedWith(before, "config get n").contains(" -XX:NewSize=8m "));
      assertTrue(startedWith(before, "-p local config get n").contains(" -XX:NewSize=14m "));
      assertTrue(startedWith(before, "--help").contains(" -XX:NewSize=4m "));
    }
    assertTrue(startedWith("", "config list").contains(" -XX:NewSize=4m "));
    assertTrue(startedWith(mark, "config list").contains(" -XX:NewSize=24m "));
  }
}
