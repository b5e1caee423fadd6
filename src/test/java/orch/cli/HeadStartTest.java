package orch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is begun for a command before its arguments are parsed. */
class HeadStartTest {
  private static HeadStart guess(Map<String, String> environment, String line) {
    return HeadStart.of(environment, List.of(line.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "config create --name n, HTTPS",
    "-o json config list, HTTPS",
    "config get n --base-url http://127.0.0.1:1, HTTP",
    "-p local config list, LOCAL",
    "-p local config create --name n --dry-run, NUMBERS",
    "config create --name n --dry-run, NUMBERS",
    "config validate -f x, NUMBERS",
    "config, NOTHING",
    "config create --help, NOTHING",
    "config create -h, NOTHING",
    "help config create, NOTHING",
    "__complete config get, NOTHING",
    "profile list, NOTHING",
    "version, NOTHING"
  })
  void theArgumentsTellWhatACommandNeeds(String line, HeadStart expected) {
    assertEquals(expected, guess(Map.of(), line));
  }

  @ParameterizedTest
  @CsvSource({
    "ORCH_BASE_URL, http://127.0.0.1:1, HTTP",
    "ORCH_BASE_URL, https://example.com, NUMBERS",
    "ORCH_PROFILE, local, LOCAL",
    "ORCH_PROFILE, work, NUMBERS",
    "ORCH_PROFILE, '', HTTPS"
  })
  void soDoTheVariables(String name, String value, HeadStart expected) {
    assertEquals(expected, guess(Map.of(name, value), "config list"));
  }
}
