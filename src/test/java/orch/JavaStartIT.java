package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/orch} with a Java that cannot run orch: one line on stderr says why. */
class JavaStartIT {
  private Path home;
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    machine = new Launched(directory);
  }

  private void fails(String line, String message) throws Exception {
    machine.shell(line).exits(1).printsNothing().saysOnly("orch: " + message + "\n");
  }

  /** A fake java program of this version. */
  private void java(String version) throws Exception {
    machine
        .shell("printf '#!/bin/sh\\necho \"%s\" >&2\\n' '" + version + "' > java; chmod +x java")
        .exits(0);
  }

  @ParameterizedTest
  @CsvSource({
    "/nowhere/java, does not exist",
    "/etc/passwd, is not a program",
    "/tmp, 'is a directory, not a program'",
    "no-such-java, is not a program on the PATH"
  })
  void whatIsNoProgramIsNamed(String java, String why) throws Exception {
    String message =
        "ORCH_JAVA="
            + java
            + " "
            + why
            + ": set ORCH_JAVA to the java of a JDK 17 or later, or unset it";
    fails("ORCH_JAVA=" + java + " orch --version", message);
    Result json = machine.shell("ORCH_JAVA=" + java + " orch config list -o json").exits(1);
    assertEquals(message, json.printsNothing().error().path("detail").asText());
    assertEquals(1, json.error().path("exitCode").asInt());
  }

  @Test
  void theDirectoryOfAJdkIsAlmostRight() throws Exception {
    String home = System.getProperty("java.home");
    fails(
        "ORCH_JAVA=" + home + " orch --version",
        "ORCH_JAVA="
            + home
            + " is a directory, not a program; did you mean ORCH_JAVA="
            + home
            + "/bin/java?");
  }

  @ParameterizedTest
  @CsvSource({
    "/nowhere, does not exist",
    "/etc/passwd, is not a directory",
    "/tmp, has no program bin/java"
  })
  void aJavaHomeWithoutJavaIsNamed(String home, String why) throws Exception {
    fails(
        "unset ORCH_JAVA; JAVA_HOME=" + home + " orch --version",
        "JAVA_HOME="
            + home
            + " "
            + why
            + ": set JAVA_HOME to the directory of a JDK 17 or later, or unset it");
  }

  @Test
  void anOlderJavaHomeIsNamed() throws Exception {
    java("openjdk version \\\"11.0.2\\\" 2019");
    machine.shell("mkdir -p jdk/bin && mv java jdk/bin/").exits(0);
    fails(
        "unset ORCH_JAVA; JAVA_HOME=$PWD/jdk orch --version",
        home
            + "/jdk/bin/java (from JAVA_HOME) is Java 11.0.2, which is too old: install a JDK 17 or"
            + " later, or set ORCH_JAVA to its java");
    fails(
        "PATH=$PWD/jdk/bin:$PATH ORCH_JAVA=java orch --version",
        home
            + "/jdk/bin/java (from ORCH_JAVA) is Java 11.0.2, which is too old: install a JDK 17 or"
            + " later, or set ORCH_JAVA to its java");
  }

  @ParameterizedTest
  @CsvSource({"--version", "-p local config list"})
  void aProgramThatIsNoJavaIsNamed(String command) throws Exception {
    fails(
        "ORCH_JAVA=/bin/true orch " + command,
        "/bin/true (from ORCH_JAVA) is not Java: install a JDK 17 or later, or set"
            + " ORCH_JAVA to its java");
  }

  @ParameterizedTest
  @CsvSource({"openjdk, 1.8.0_402", "java, 11.0.2", "openjdk, 16"})
  void anOlderJavaIsNamed(String vendor, String version) throws Exception {
    java(vendor + " version \\\"" + version + "\\\" 2020");
    fails(
        "ORCH_JAVA=./java orch --version",
        "./java (from ORCH_JAVA) is Java "
            + version
            + ", which is too old: install a JDK 17 or later, or set ORCH_JAVA to its java");
  }

  @Test
  void anOlderJavaOnThePathIsNamedToo() throws Exception {
    java("openjdk version \\\"11.0.2\\\" 2019-01-15");
    fails(
        "unset JAVA_HOME; PATH=$PWD:$PATH; orch --version",
        home
            + "/java is Java 11.0.2, which is too old: install a JDK 17 or later, or set ORCH_JAVA to"
            + " its java");
  }

  @ParameterizedTest
  @CsvSource({
    "-Xmx1k, Too small maximum heap",
    "-XX:bogus, Unrecognized VM option 'bogus'",
    "-nonsense, Unrecognized option: -nonsense"
  })
  void optionsThatJavaDoesNotTakeAreNamed(String options, String why) throws Exception {
    String java = System.getProperty("java.home") + "/bin/java";
    fails(
        "ORCH_JAVA=" + java + " ORCH_JAVA_OPTS=" + options + " orch --version",
        java + " (from ORCH_JAVA) does not start with ORCH_JAVA_OPTS=" + options + ": " + why);
  }

  @Test
  void goodOptionsDoNoHarm() throws Exception {
    machine
        .shell("ORCH_JAVA_OPTS='-Xmx64m -ea' orch --version")
        .exits(0)
        .prints("orch 0.1.0\n")
        .saysOnly("");
  }

  @Test
  void aJavaWithoutMemorySaysSoOnStderr() throws Exception {
    Result starved = machine.shell("ulimit -v 300000; orch --version").exits(1).printsNothing();
    assertFalse(starved.err().isBlank(), starved::toString);
  }

  @Test
  void theJavaThatIsKnownToWorkTakesTheLaunchersPlaceAndIsStartedOnce() throws Exception {
    Path java = home.resolve("java");
    machine
        .shell(
            "mkdir -p app/bin app/lib && cp \"$LAUNCHER\" app/bin/ && touch app/lib/orch.jsa"
                + " && echo '"
                + java
                + "' > app/lib/orch.jsa.ok"
                + " && printf '#!/bin/sh\\necho started $$ >> \"%s\"\\n' \"$PWD/log\" > java"
                + " && chmod +x java")
        .exits(0);
    Result process =
        machine
            .shell(
                "echo $$; unset ORCH_JAVA JAVA_HOME; PATH=\"$PWD:$PATH\"; exec app/bin/orch list")
            .exits(0);
    assertEquals(
        List.of("started " + process.out().strip()), Files.readAllLines(home.resolve("log")));
  }
}
