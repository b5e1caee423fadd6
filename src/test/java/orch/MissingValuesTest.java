package orch;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes that the parser itself finds are explained in orch's words, not in the library's. */
class MissingValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "config get | orch: give the configuration's id or name",
        "config delete --yes | orch: give the configurations' ids or names",
        "profile use | orch: give the profile's name, or 'local'",
        "profile remove | orch: give the names of the profiles to remove",
        "config list --jq | orch: --jq needs a value: EXPR",
        "config list --limit few | orch: --limit: 'few' is not a valid whole number",
        "config list --limit 99999999999 | '99999999999' is not a valid whole number",
        "config update x --if-version now | --if-version: 'now' is not a valid whole number",
        "config create --wait=maybe | --wait: 'maybe' is neither true nor false",
        "config list --limit 1 --limit 2 | orch: --limit is given more than once"
      })
  void areExplainedInPlainWords(String line, String message, @TempDir Path home) {
    new Orch(home).local(line.split(" ", -1)).exits(2).printsNothing().says(message + "\n");
  }

  @Test
  void oneArgumentTooManyIsNamed(@TempDir Path home) {
    new Orch(home)
        .local("config", "get", "a", "b")
        .exits(2)
        .printsNothing()
        .says("orch: orch config get does not take the argument \"b\"\n");
  }
}
