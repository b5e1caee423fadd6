package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    orch.run("config")
        .exits(2)
        .printsNothing()
        .says("config needs a command: create, status, wait");
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
        .says("set ORCH_LOCAL_DB to use another file");
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
      orch.local("config", "wait", name).exits(2).printsNothing().says("is neither an operation nor a configuration");
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
