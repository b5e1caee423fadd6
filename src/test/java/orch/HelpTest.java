package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import orch.cli.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Help, to the letter and 80 columns wide. */
class HelpTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({
    "orch, ''",
    "config, config",
    "create, config create",
    "status, config status",
    "wait, config wait",
    "list, config list",
    "get, config get",
    "update, config update",
    "delete, config delete",
    "edit, config edit",
    "profile, profile",
    "profile-add, profile add",
    "profile-list, profile list",
    "profile-show, profile show",
    "profile-use, profile use",
    "profile-remove, profile remove",
    "profile-import, profile import",
    "whoami, whoami",
    "emulator, emulator",
    "install, install"
  })
  void isTheSameHoweverItIsAskedFor(String golden, String command) {
    String expected = Orch.resource("/golden/help/" + golden + ".txt");
    String[] words = command.isEmpty() ? new String[0] : command.split(" ", -1);
    Orch orch = new Orch(home);
    orch.run(Orch.joined(words, "--help")).exits(0).saysOnly("").prints(expected);
    orch.run(Orch.joined(new String[] {"help"}, words)).exits(0).saysOnly("").prints(expected);
    expected.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void helpForACommandThatIsNotThereSaysWhichWasMeant() {
    new Orch(home).run("help", "config", "creat").exits(2).says("did you mean create?");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertEquals(System.getProperty("orch.version"), Version.NUMBER);
  }

  @Test
  void theVersionIsOneLine() {
    new Orch(home).run("--version").exits(0).prints("orch 0.1.0\n");
    new Orch(home).run("config", "list", "-V").exits(0).prints("orch 0.1.0\n");
  }
}
