package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit code 2: an invalid command line, variable or file; stdout stays empty. */
class UsageErrorsTest {
  private static final String[] CREATE = joined(new String[] {"config", "create"}, PLAIN);

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) {
    orch = new Orch(directory);
  }

  @Test
  void twoForMistakesInTheCommandLineAllAtOnce() {
    orch.local("config", "create", "--nmae", "x", "--timeout", "soon", "--timeouts", "SMS")
        .exits(2)
        .printsNothing()
        .saysOnly(
            """
            orch: the command line has 3 mistakes
              --timeout: 'soon' is not a duration, such as 500ms, 90s, 5m or 1h
              --timeouts: 'SMS' is not CHANNEL=INACTIVE/CLOSED, as in SMS=10/60, or CHANNEL=none
              unknown option --nmae; did you mean --name?
              hint: for help: orch config create --help
              exit 2 (wrong command line)
            """);
  }

  @Test
  void twoForACommandThatIsNotThere() {
    orch.run("confg")
        .exits(2)
        .printsNothing()
        .says("orch has no command \"confg\"; did you mean config?");
    orch.run("config", "crate").exits(2).says("did you mean create?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // words of other tools
        "config ls | list | orch config list",
        "config rm x | delete | orch config delete x",
        "config show x | get | orch config get x",
        "config inspect x | get | orch config get x",
        "config new --name x | create | orch config create --name x",
        "config add -f x | create | orch config create -f x",
        "profile rm x | remove | orch profile remove x",
        "profile new x | add | orch profile add x",
        "login work | profile add | orch profile add work",
        "login | profile add | orch profile add",
        "auth | profile add | orch profile add",
        "logout | profile remove | for help: orch profile remove --help",
        "config list --json | -o json | orch config list -o json",
        "config list --json id,version | -o json | orch config list -o json --fields id,version",
        "config list --json=id | -o json --fields id | orch config list -o json --fields id",
        "config list --format yaml | --output | orch config list --output yaml",
        "config list --format=yaml | --output=yaml | orch config list --output=yaml",
        "config list --query .[] | --jq | orch config list --jq '.[]'",
        "config delete x --force | --yes | orch config delete x --yes",
        // the noun left out, or after the verb
        "list | config list | orch config list",
        "-p local list --limit 3 | config list | orch -p local config list --limit 3",
        "ls | config list | orch config list",
        "create -f a.yaml | config create | orch config create -f a.yaml",
        "get x | config get | orch config get x",
        "get | config get | for help: orch config get --help",
        "show x | config get | orch config get x",
        "get config x | config get | orch config get x",
        "list configurations | config list | orch config list",
        "use work | profile use | orch profile use work",
        "lst | config list | orch config list",
        "configs list | config | orch config list",
        // a file without -f
        "config create support.yaml | -f support.yaml | orch config create -f support.yaml",
        "config update x a.json | -f a.json | orch config update x -f a.json",
        "config create document | -f document | orch config create -f document",
        "create support.yml | config create | orch config create -f support.yml",
        // typing mistakes
        "config lst --lmit 3 | list | orch config list --limit 3",
        "config list --verison | --version | orch config list --version",
        "-version | --version | orch --version",
        "config create --desc 'd e' | --description | orch config create --description 'd e'",
        "config list -o jsn | json | orch config list -o json",
        "config list --color=allways | always | orch config list --color=always",
      })
  void aSlipIsAnsweredWithTheWholeLine(String line, String meant, String hint) {
    orch.file("document", "");
    String[] words = line.replace("'d e'", "d_e").split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].replace("d_e", "d e");
    }
    orch.run(words)
        .exits(2)
        .printsNothing()
        .says("; did you mean " + meant + "?")
        .says("hint: " + (hint.startsWith("for") ? "" : "did you mean: ") + hint + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"config list -x", "config list --zzz", "config create document", "frobnicate"})
  void nothingIsBetterThanAWildGuess(String line) {
    Result result = orch.run(line.split(" ", -1)).exits(2).says("  hint: for help: orch");
    assertFalse(result.err().contains("did you mean"), result::toString);
  }

  @Test
  void aSuggestedLineShowsNoSecret() {
    for (String line :
        new String[] {
          "profile ad work --api-secret=hush",
          "profile new work --api-secret hush",
          "profile add work --replce --token hush"
        }) {
      Result result = orch.run(line.split(" ", -1)).exits(2);
      assertFalse(result.err().contains("hush"), result::toString);
    }
  }

  @Test
  void aLineThatCannotBeShownAsItIsIsNotSuggested() {
    orch.run("hlep", "-1\r\n").exits(2).says("did you mean help?").says("hint: for help: orch");
  }

  @Test
  void everyUnknownOptionIsNamed() {
    orch.run("config", "list", "--foo", "x", "--bar")
        .exits(2)
        .says("  unknown option --foo\n  unknown option --bar\n");
  }

  /** An option that takes several files does not take a mistyped option for a file. */
  @Test
  void anUnknownOptionAfterFilesIsNoFile() {
    orch.file("a.yaml", "displayName: a\n");
    orch.run("config", "diff", "-f", "a.yaml", "a.yaml", "--exit-cod")
        .exits(2)
        .printsNothing()
        .saysOnly(
            """
            orch: unknown option --exit-cod; did you mean --exit-code?
              hint: did you mean: orch config diff -f a.yaml a.yaml --exit-code
              exit 2 (wrong command line)
            """);
    orch.run("config", "diff", "-f", "--drift").exits(2).says("--file needs a value: FILE");
  }

  @Test
  void aNounAlonePrintsItsCommands() {
    for (String noun : new String[] {"config", "profile"}) {
      String help = orch.run(noun, "--help").exits(0).out();
      orch.run(noun).exits(0).saysOnly("").prints(help);
      orch.local(noun).exits(0).prints(help);
    }
    orch.run().exits(0).saysOnly("").prints(orch.run("--help").out());
  }

  @Test
  void twoForAVariableThatIsNotRight() {
    orch.with("ORCH_TIMEOUT", "soon");
    orch.local("config", "wait", "x")
        .exits(2)
        .says("'soon' is not a duration, such as 500ms, 90s, 5m or 1h (ORCH_TIMEOUT is set)");
  }

  @Test
  void twoForFilesThatCannotBeRead() {
    orch.local("config", "create", "-f", "missing.yaml")
        .exits(2)
        .printsNothing()
        .says("there is no file missing.yaml");
    orch.local("config", "create", "-f", ".").exits(2).says("it is a directory");
  }

  @Test
  void twoForAKeyThatIsNone() {
    orch.local(joined(CREATE, "--idempotency-key", "1-2-3-4-5"))
        .exits(2)
        .says("neither a UUID nor name:TEXT");
  }

  @Test
  void twoForPlacesThatCannotBeUsed() {
    orch.with("ORCH_LOCAL_DB", ".");
    orch.local("config", "list")
        .exits(2)
        .printsNothing()
        .says("to use another file: export ORCH_LOCAL_DB=/tmp/orch.db\n");
  }

  @Test
  void twoForATimeoutOfNothing() {
    orch.local("config", "wait", "x", "--timeout", "0")
        .exits(2)
        .says("to read a status once, use orch config status");
    orch.local(joined(CREATE, "--timeout", "0")).exits(2).printsNothing();
  }

  @Test
  void twoForNamesThatWouldBeAnotherResourceInAUrl() {
    for (String name : new String[] {"", " ", ".", ".."}) {
      orch.local("config", "get", name)
          .exits(2)
          .printsNothing()
          .says("is neither an id nor a name");
      orch.local("config", "wait", name)
          .exits(2)
          .printsNothing()
          .says("is neither an operation nor a configuration");
    }
  }

  @Test
  void twoForFieldsAndFormatsThatAreNotThere() {
    orch.local("config", "list", "--fields", "id,dispalyName")
        .exits(2)
        .printsNothing()
        .says(
            "--fields: there is no field \"dispalyName\"; did you mean displayName? (fields: id, displayName,");
    orch.local("config", "list", "-o", "xml")
        .exits(2)
        .printsNothing()
        .says("'xml' is not one of json, jsonl, yaml, table, wide, csv, name");
  }

  @Test
  void twoForConnectionsThatMakeNoSense() {
    orch.run("--base-url", "http://api.example.com", "config", "list")
        .exits(2)
        .says("plain http is allowed only to this machine");
    orch.run("-p", "nobody", "config", "list").exits(2).says("there is no profile \"nobody\"");
    orch.run("--region", "evil.example.com/", "config", "list").exits(2).says("is not a region");
  }
}
