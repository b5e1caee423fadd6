package orch.cli.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SameCommandTest {
  private static SameCommand command(String... words) {
    return new SameCommand(List.of(words));
  }

  @Test
  void aSwitchIsAddedOnceAndBeforeTheEndOfTheOptions() {
    assertEquals("orch a b --yes", command("a", "b").with("--yes"));
    assertEquals("orch a --yes b", command("a", "--yes", "b").with("--yes"));
    assertEquals("orch a --yes -- -b", command("a", "--", "-b").with("--yes"));
  }

  @Test
  void anOptionIsReplacedInBothForms() {
    assertEquals(
        "orch a b --timeout 10m", command("a", "--timeout", "5m", "b").with("--timeout", "10m"));
    assertEquals("orch a --timeout 10m", command("a", "--timeout=5m").with("--timeout", "10m"));
    assertEquals(
        "orch a --timeout 10m -- --timeout x",
        command("a", "--", "--timeout", "x").with("--timeout", "10m"));
  }

  @Test
  void anOptionIsRemovedWithItsValue() {
    assertEquals("orch a b", command("a", "--key", "k", "b").without("--key"));
    assertEquals("orch a", command("a", "--key=k").without("--key"));
  }

  @Test
  void wordsAreQuotedForAShell() {
    assertEquals("orch get 'My Support'", command("get", "My Support").unchanged());
  }
}
