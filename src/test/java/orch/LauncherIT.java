package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
}
