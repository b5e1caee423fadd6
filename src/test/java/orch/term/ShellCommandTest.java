package orch.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands of the user for a shell. */
class ShellCommandTest {
  @ParameterizedTest
  @CsvSource({
    "less -R, exec less -R",
    "/usr/bin/less, exec /usr/bin/less",
    "echo x; less, echo x; less",
    "LESS=R less, LESS=R less",
    "'\"my pager\" -x', '\"my pager\" -x'",
    "less | tee x, less | tee x"
  })
  void onlyASimpleCommandReplacesTheShell(String command, String script) {
    assertEquals(script, new ShellCommand(command).script());
  }

  @Test
  void aMissingProgramIsNamed() {
    Path here = Path.of("");
    assertEquals(
        "nosuch is not a program on the PATH", new ShellCommand("nosuch -R").objection("/", here));
    assertEquals(
        "./nosuch is not a program", new ShellCommand("A=1 ./nosuch").objection("/", here));
    assertTrue(new ShellCommand("sh -c x").objection("/bin:/usr/bin", here).isEmpty());
    assertTrue(new ShellCommand("$PAGER").objection("/", here).isEmpty());
  }
}
