package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts for {@code orch shell}, in a process of its own. */
class ShellIT {
  private Launched machine;

  @BeforeEach
  void machine(@TempDir Path home) {
    machine = new Launched(home);
  }

  @Test
  void aScriptStopsAtTheFirstFailure() throws Exception {
    machine
        .shell(
            "printf 'version -o name\\n\\nconfig get nobody\\n!touch x\\n' > s;"
                + " orch -p local shell < s")
        .exits(5)
        .prints(machine.orch("version", "-o", "name").out())
        .says("orch: line 3 (config get nobody) failed with exit code 5");
    machine.shell("test -e x").exits(1);
  }

  @Test
  void programsAndCommandsReadTheSameInput() throws Exception {
    Result result =
        machine.shell(
            "printf '%s\\n' '!echo from a program' 'set output json' '!echo $ORCH_OUTPUT'"
                + " 'nonsense' | orch -p local shell");
    result.exits(2).prints("from a program\njson\n");
    assertEquals(2, result.error().path("exitCode").asInt(2));
    result.says("{\"note\":\"line 4 (nonsense) failed with exit code 2");
  }

  @Test
  void aLibraryForLinesIsNotLoadedForAScript() throws Exception {
    machine.shell("echo version | ORCH_JAVA_OPTS=-Xlog:class+load:file=log orch shell").exits(0);
    machine.shell("grep -c ' org.jline' log").prints("0\n");
  }

  @Test
  void outputThatIsLostIsReported() throws Exception {
    machine
        .shell("printf 'version\\n!true\\n' | orch shell > /dev/full")
        .exits(1)
        .says("cannot be written")
        .says("line 1 (version)");
  }

  @Test
  void termEndsAScriptAfterItsCommand() throws Exception {
    Launched.Running shell =
        machine.start(
            "/bin/sh",
            "-c",
            "echo 'emulator --port 0' > s; echo '!touch x' >> s;"
                + " exec "
                + Launched.CHECKOUT.resolve("bin/orch").toAbsolutePath()
                + " shell < s");
    shell.untilItSays("baseUrl");
    shell.signal("TERM");
    machine.end(shell).exits(143);
    machine.shell("test -e x").exits(1);
  }
}
