package orch.cli.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import orch.cli.OptionTables;
import org.junit.jupiter.api.Test;

class OptionDefaultsTest {
  /** The list only saves time: a variable that is missing there is still read. */
  @Test
  void theListOfVariablesIsThatOfTheOptions() {
    Set<String> expected = new TreeSet<>(OptionTables.variableNames());
    expected.addAll(
        List.of(
            "ORCH_DIFF",
            "ORCH_JAVA",
            "ORCH_JAVA_OPTS",
            "ORCH_CI_DOTENV",
            "ORCH_CI_JUNIT",
            "ORCH_LOCAL_DB",
            "ORCH_NO_RENEWAL",
            "ORCH_PAGER"));
    assertEquals(expected, new TreeSet<>(OptionDefaults.READ));
  }

  @Test
  void anAttemptHasTheTimeThatTheHelpNames() {
    GlobalFlags flags = new GlobalFlags();
    assertEquals(Duration.ofSeconds(30), flags.httpTimeout());
    assertTrue(flags.all().stream().anyMatch(option -> option.standard().equals("30s")));
  }
}
