package orch;

import static orch.Orch.PLAIN;
import static orch.Orch.joined;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Switches on the command line, in the environment, and in both: the command line wins, and a
 * repeated switch stays on.
 */
class SwitchesTest {
  private static final String[] CREATE = joined(new String[] {"config", "create"}, PLAIN);

  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path home) {
    orch = new Orch(home);
  }

  private void nothingWasSent() {
    orch.time().pass(Duration.ofMinutes(1));
    orch.local("config", "list", "-o", "name").exits(0).printsNothing();
  }

  @Test
  void dryRunInBothPlacesSendsNothing() {
    orch.with("ORCH_DRY_RUN", "true");
    orch.local(CREATE).exits(0);
    orch.local(joined(CREATE, "--dry-run")).exits(0).says("dry run: nothing was sent");
    orch.with("ORCH_DRY_RUN", "1");
    orch.local(joined(CREATE, "--dry-run")).exits(0).says("dry run: nothing was sent");
    nothingWasSent();
  }

  @Test
  void memoryExtractionIsThatOfTheLineAlone() {
    String[] dry = joined(CREATE, "--dry-run");
    for (String variable : new String[] {"", "true", "false"}) {
      orch.with("ORCH_MEMORY_EXTRACTION", variable);
      assertEquals("true", extraction(joined(dry, "--memory-extraction")), variable);
      assertEquals("false", extraction(joined(dry, "--no-memory-extraction")), variable);
      assertEquals("", extraction(dry), variable);
    }
  }

  private String extraction(String... words) {
    return orch.local(words).exits(0).json().at("/body/memoryExtractionEnabled").asText();
  }

  @Test
  void waitAndQuietInBothPlacesAreStillMeant() {
    orch.with("ORCH_WAIT", "true").with("ORCH_QUIET", "true");
    orch.local(joined(CREATE, "--wait", "-q", "--fields", "id")).exits(0).saysOnly("");
  }

  @Test
  void exitStatusInBothPlacesIsStillMeant() {
    orch.local(CREATE).exits(0);
    orch.with("ORCH_EXIT_STATUS", "true");
    orch.local("config", "status", "--exit-status", "--last").exits(8);
  }
}
