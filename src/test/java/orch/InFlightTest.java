package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.journal.InFlight;
import orch.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A create that another command is sending is not in doubt; one whose command died is. */
class InFlightTest {
  private static final Pattern KEY =
      Pattern.compile("(?:--idempotency-key|config resume) ([0-9a-f-]{36})");

  @Test
  void theSameCreateAtTheSameTimeIsAnother(@TempDir Path home) throws IOException {
    Orch orch = new Orch(home);
    try (Server server = new Server(home, orch.time(), "create:cut-before*5")) {
      String[] create = Orch.joined(server.and("config", "create"), Orch.PLAIN);
      Matcher key = KEY.matcher(orch.run(create).exits(12).err());
      assertTrue(key.find());
      Path state = home.resolve(".local/state/orch");
      Journal journal = new Journal(state, orch.time());
      InFlight mark = journal.mark(UUID.fromString(key.group(1))).orElseThrow();
      Result other = orch.run(create).exits(0);
      assertFalse(other.err().contains("an earlier command"), other::toString);
      assertFalse(key.group(1).equals(other.json().path("idempotencyKey").asText()));
      mark.close();
      Result repeated = orch.run(create).exits(0).says("--idempotency-key " + key.group(1));
      assertEquals(key.group(1), repeated.json().path("idempotencyKey").asText());
    }
  }
}
