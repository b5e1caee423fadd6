package orch.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import orch.Orch;
import orch.Result;
import orch.term.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of the shell through the front door: as a script, where it behaves as on a terminal. */
class ShellTest {
  private static final String CREATE =
      "config create --name support --description d --grouping profile --wait -q -o name"
          + " --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2";

  private Orch orch;
  private Path home;

  @BeforeEach
  void machine(@TempDir Path directory) {
    home = directory;
    orch = new Orch(directory);
  }

  private Result shell(String... lines) {
    return orch.reading(String.join("\n", lines) + "\n").run("shell");
  }

  private Result local(String... lines) {
    return orch.reading(String.join("\n", lines) + "\n").local("shell");
  }

  @Test
  void commandsRunWithAndWithoutOrch() {
    Result result =
        local(
            CREATE,
            "",
            "  # a comment",
            "orch config list -o json --jq '.[] | .displayName'",
            "config list \\",
            "  -o json --jq '.[]",
            "  | .displayName'");
    result.exits(0);
    assertTrue(result.out().endsWith("\nsupport\nsupport\n"), result::toString);
  }

  @Test
  void aScriptStopsAtTheFirstFailureWithItsCode() {
    Result result = local("version", "", "config get \\", "nobody", "whoami");
    result
        .exits(5)
        .says("orch: line 3 (config get \\) failed with exit code 5; the lines after it");
    assertEquals(-1, result.out().indexOf("decidedBy"), result::toString);
  }

  @Test
  void aLineWithASecretIsNotRepeated() {
    Result result = shell("profile add work --auth-token abcdef");
    result.exits(2).says("orch: line 1 failed with exit code 2");
    assertEquals(-1, result.err().indexOf("abcdef"), result::toString);
  }

  @Test
  void anOpenQuoteAtTheEndIsAMistake() {
    local("version", "config get 'x").exits(2).says("a quote is not closed").says("line 2 ");
  }

  @Test
  void anEmptyScriptIsDone() {
    orch.reading("").run("shell").exits(0).printsNothing().saysOnly("");
    shell("", "# nothing").exits(0).printsNothing().saysOnly("");
  }

  @Test
  void exitLeavesWithACode() {
    local("version", "exit 3", "version").exits(3);
    local("exit", "nonsense").exits(0).saysOnly("");
    local("quit").exits(0);
    local("exit 256").exits(2).says("from 0 to 255");
  }

  @Test
  void theOptionsOfTheShellHoldForItsCommands() {
    Result json = orch.reading("whoami\n").run("-p", "local", "shell", "-o", "json").exits(0);
    assertEquals("local", json.json().path("profile").asText());
    Result result =
        orch.reading("set\n").run("-p", "local", "shell", "-o", "json", "-q", "--fields", "id,x");
    assertEquals("set fields id,x\nset output json\nuse local\nset quiet true\n", result.out());
  }

  @Test
  void nothingOfACommandIsLeftForTheNext() {
    local(CREATE, "config list -o json --fields displayName -q", "config list --no-header -o name")
        .exits(0)
        .saysOnly("");
    Result result = local("config list -o json", "config list");
    assertTrue(result.out().contains("\nNAME "), result::toString);
  }

  @Test
  void defaultValuesAreSetAndRemoved() {
    Result result =
        local(
            "set output json",
            "set --limit = 5",
            "set no-header=true",
            "set",
            "unset limit no-header",
            "set output=",
            "set");
    result
        .exits(0)
        .prints("set limit 5\nset no-header true\nset output json\nuse local\nuse local\n");
    local("set output json", "whoami").exits(0).json();
  }

  @Test
  void aValueIsCheckedWhenItIsSet() {
    shell("set output yml").exits(2).says("set output: 'yml' is not one of");
    shell("set outptu yaml").exits(2).says("\"outptu\" cannot be set; did you mean output?");
    shell("set limit x").exits(2).says("set limit: ");
    shell("set grouping profile").exits(2).says("give --grouping");
    shell("set profile x").exits(2).says("use local");
    shell("set yes true").exits(2).says("\"yes\" cannot be set");
    shell("set output").exits(2).says("to remove it: unset output");
  }

  @Test
  void useChoosesAProfileForThisShell() {
    String[] add = {
      "profile",
      "add",
      "work",
      "--store",
      "file",
      "--account-sid",
      "AC00000000000000000000000000000001"
    };
    orch.reading("0123456789abcdef0123456789abcdef").run(add).exits(0);
    Result result =
        shell(
            "use work",
            "whoami -o json --jq .profile",
            "use local",
            "whoami -o json --jq .profile");
    assertEquals("work\nlocal\n", result.out(), result::toString);
    shell("use wrok").exits(2).says("did you mean work?");
    orch.run("profile", "list", "-o", "name").exits(0);
    Result outside = orch.run("whoami", "-o", "json", "--jq", ".profile");
    assertEquals(-1, outside.out().indexOf("local"), outside::toString);
  }

  @Test
  void anAliasStandsForACommand() throws IOException {
    local(
            CREATE,
            "alias mine = config list --filter displayName=$1 -o json",
            "alias all='config list'")
        .exits(0);
    Path file = home.resolve(".config/orch/aliases");
    assertEquals(
        List.of("mine = config list --filter displayName=$1 -o json", "all = config list"),
        Files.readAllLines(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    local("mine support --jq .[].displayName").exits(0).prints("support\n");
    local("mine \"it's \\$(touch x)\" --jq length").exits(0).prints("0\n");
    assertFalse(Files.exists(home.resolve("x")));
    local("alias")
        .prints(
            "alias mine = config list --filter displayName=$1 -o json\nalias all = config list\n");
    local("mine").exits(2).says("takes 1 arguments");
    local("unalias all", "alias")
        .exits(0)
        .prints("alias mine = config list --filter displayName=$1 -o json\n");
    local("unalias mien").exits(2).says("did you mean mine?");
  }

  @Test
  void anAliasHidesNoCommandAndNamesNoAlias() {
    for (String name : List.of("config", "set", "orch", "exit")) {
      shell("alias " + name + " = whoami").exits(2).says(name + " is a command");
    }
    shell("alias a = a x").exits(2).says("not for an alias");
    shell("alias a = whoami", "alias b = a").exits(2).says("not for an alias: a");
    shell("alias b = set output yaml").exits(2).says("not for one of the shell");
    shell("alias c").exits(2).says("an alias needs a name and a command");
    shell("alias c = whoami --token=abc").exits(2).says("secret");
  }

  @Test
  void theWordsOfAnAliasAreThoseThatWereGiven() {
    assertEquals(
        List.of("a", "x y", "-y", "z"), Aliases.expanded("a \"$1\" -$2", List.of("x y", "y", "z")));
    assertEquals(List.of("a", "1", "2", "b"), Aliases.expanded("a $@ b", List.of("1", "2")));
    assertEquals(List.of("a", "=1 2="), Aliases.expanded("a =$@=", List.of("1", "2")));
    assertEquals(List.of("$2", "b"), Aliases.expanded("$1 $2", List.of("$2", "b")));
  }

  @Test
  void whatAnotherShellWouldDoIsSaid() {
    local("config list | wc -l").exits(2).says("!orch config list | wc -l");
    local("version '|'").exits(2);
    local("config list --filter \"displayName=$HOME\" -o json")
        .exits(0)
        .says("does not expand $HOME");
    local("config list --filter 'displayName=$HOME' -o name")
        .exits(0)
        .saysOnly("orch: no configurations with displayName=$HOME\n");
  }

  @Test
  void aShellInAShellIsRefused() {
    local("orch shell").exits(2).says("this is orch shell already");
    local("-o json shell").exits(2).says("this is orch shell already");
    local("alias s = shell", "s").exits(2).says("this is orch shell already");
    orch.reading("").run("shell", "--yes").exits(2).says("give it to the command that asks");
  }

  @Test
  void helpTellsAboutTheShell() {
    Result help = orch.run("help", "shell").exits(0);
    local("set --help").exits(0).prints(help.out());
    for (String name : BuiltIns.NAMES.keySet()) {
      assertTrue(help.out().contains(" " + name), name);
    }
  }

  @Test
  void commandsReadTheRestOfTheScript() {
    Result result =
        local(
            "config create --wait -q -o name -f -",
            """
                displayName: typed
                description: d
                conversationGroupingType: GROUP_BY_PROFILE
                memoryStoreId: mem_store_01k1etk2y5f1y9fpe2epfdtvv2
                """);
    result.exits(0);
    local("config list -o json --jq .[].displayName").prints("typed\n");
  }

  @Test
  void onADumbTerminalLinesAreReadPlainly() {
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR).with("TERM", "dumb");
    Result result =
        local(
            "whoami -o json --jq .profile",
            "config get 'x",
            "y'",
            "version -o name",
            "nonsense",
            "exit");
    result
        .exits(2)
        .prints("local\n" + orch.run("version", "-o", "name").out())
        .says("help shell explains this shell")
        .says("\norch(local)> orch(local)> > orch: no configuration has the id or name");
    local("whoami -o json --jq .profile").exits(0);
  }

  @Test
  void thePromptTellsTheAccount() throws IOException {
    assertEquals("orch> ", new ShellLines(home).prompt());
    orch.run(
            "profile", "add", "work", "--credential-process", "x", "--region", "ie1", "--protected")
        .exits(0);
    Map<String, String> account =
        Map.of("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000001234", "TWILIO_REGION", "au1");
    assertEquals("orch(AC0000..1234 au1)> ", new ShellLines(home, account).prompt());
    ShellLines shell = new ShellLines(home, Map.of("FORCE_COLOR", "1"));
    shell.run("use work");
    assertEquals("\033[31morch(work ie1)\033[0m> ", shell.prompt());
    shell.run("set region us1");
    assertEquals("\033[31morch(work us1)\033[0m> ", shell.prompt());
    shell.run("use local");
    assertEquals("orch(local)> ", shell.prompt());
    Files.writeString(home.resolve(".config/orch/config.yaml"), "profiles: [");
    shell.run("unset profile");
    assertEquals("orch(?)> ", shell.prompt());
  }
}
